-- What the columns of V018 point to exists now.
alter table item add constraint item_product foreign key (product_id) references product (id) on delete set null;
alter table item add constraint item_purchase_order foreign key (purchase_order_id) references purchase_order (id) on delete set null;
alter table item add constraint item_manifest_row foreign key (manifest_row_id) references manifest_row (id) on delete set null;
alter table item add constraint item_batch_group foreign key (batch_group_id) references batch_group (id) on delete set null;

create index item_product_lookup on item (product_id, id);
create index item_order on item (purchase_order_id, status, id);
create index item_row on item (manifest_row_id);
create index item_group on item (batch_group_id, status, id);
