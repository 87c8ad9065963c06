-- Records that are parked or in quarantine, with the money their envelopes tell: it counts although
-- nobody knows what for yet. Almost always empty, and read with every drawer.
create table unread_op (
  device_id uuid not null references device (id),
  seq bigint not null,
  op_id uuid not null,
  result varchar(20) not null,
  drawer_uid uuid,
  cash_cents bigint not null,
  gross_cents bigint not null,
  since timestamp(6) with time zone not null,
  primary key (device_id, seq)
);

create index unread_op_drawer on unread_op (drawer_uid);
