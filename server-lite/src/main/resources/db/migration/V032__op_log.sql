-- op_id is not unique: the same op arriving from another device is kept and marked duplicate_of or
-- op_id_reuse. record_text is the canonical line exactly as the device wrote it.
create table op_log (
  device_id uuid not null references device (id),
  seq bigint not null,
  op_id uuid not null,
  hash char(64) not null,
  op_type varchar(60) not null,
  record_text varchar(100000) not null,
  result varchar(20) not null,
  detail varchar(1000) not null default '',
  exceptions_json varchar(10000) not null default '[]',
  feed_seq bigint not null,
  received_at timestamp(6) with time zone not null,
  clock_offset_ms bigint not null default 0,
  primary key (device_id, seq)
);

create index op_log_op on op_log (op_id);
create index op_log_result on op_log (result);
