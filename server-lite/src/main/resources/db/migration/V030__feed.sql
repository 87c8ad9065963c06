create table feed (
  seq bigint not null,
  part int not null,
  table_name varchar(60) not null,
  action varchar(5) not null,
  row_uid uuid not null,
  row_id bigint,
  audience varchar(20) not null,
  row_json varchar(1000000),
  primary key (seq, part)
);
