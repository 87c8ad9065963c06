-- The last movements of one supplemental drawer, newest first.
create index supplemental_transaction_newest on supplemental_transaction (supplemental_id, id);
