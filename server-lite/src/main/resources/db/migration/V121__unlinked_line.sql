-- Lines registers sold of items this server did not know, until the item arrives or a manager has
-- said what it was. Almost always empty: every change of items looks here.
create table unlinked_line (
  cart_line_id bigint primary key references cart_line (id) on delete cascade,
  cart_id bigint not null references cart (id) on delete cascade,
  op_id uuid not null,
  line int not null,
  device_id uuid not null references device (id),
  item_uid uuid,
  sku_key varchar(20)
);

create index unlinked_line_op on unlinked_line (op_id, line);
