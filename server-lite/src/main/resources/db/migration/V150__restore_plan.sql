-- What a start with --restored decided before it changed anything, so that one that was cut short
-- goes on with the same. Empty but for that while.
create table restore_plan (
  table_name varchar(63) not null,
  column_name varchar(63) not null,
  next_id bigint not null,
  primary key (table_name, column_name)
);
