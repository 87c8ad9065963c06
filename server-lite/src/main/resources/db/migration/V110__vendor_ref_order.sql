-- Which orders a vendor's code was seen in; times_seen grows by one with each new pair.
create table vendor_ref_order (
  ref_id bigint not null references vendor_product_ref (id) on delete cascade,
  purchase_order_id bigint not null references purchase_order (id) on delete cascade,
  primary key (ref_id, purchase_order_id)
);

create index vendor_ref_order_order on vendor_ref_order (purchase_order_id);
