-- One installed register PC; it owns the journal op_log holds a copy of.
create table device (
  id uuid primary key,
  register_id bigint not null references register (id),
  status varchar(10) not null,
  secret_hash char(64) not null,
  nonce_hex char(64) not null,
  pin_key_sealed varchar(300) not null,
  enrolled_at timestamp(6) with time zone not null,
  last_seen_at timestamp(6) with time zone,
  accepted_seq bigint not null default 0,
  head_hash char(64) not null
);

create index device_register on device (register_id, status);
