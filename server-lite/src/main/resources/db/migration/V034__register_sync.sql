-- What the registers' protocol needs. A feed row's identity is text: a setting's is its key.
alter table feed alter column row_uid set data type varchar(100);

-- The PIN key is the store's and is kept by the server alone.
alter table device drop column pin_key_sealed;
alter table device add column name varchar(200) default '' not null;

-- feed_seq is null while an op has no effect in the feed; waits_for is the uid a parked op needs.
alter table op_log alter column feed_seq drop not null;
alter table op_log add column waits_for uuid;
create index op_log_waits on op_log (waits_for);

-- Cash that a register reports for a drawer after it was closed here; closed figures never change.
alter table drawer add column late_cents bigint default 0 not null;
alter table cash_drop add column late boolean default false not null;

-- A line whose item another sale owns.
alter table cart_line add column double_sale boolean default false not null;
