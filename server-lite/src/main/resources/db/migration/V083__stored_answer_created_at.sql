create index stored_answer_created_at on stored_answer (created_at);
