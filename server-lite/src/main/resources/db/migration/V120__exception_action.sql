-- What was done about a case: a word of its kind, empty while it is open.
alter table exception_case add column action varchar(40) default '' not null;
create index exception_case_kind on exception_case (kind, opened_at, id);
