-- The customer of a sale a register made, while this server does not know him yet.
alter table cart add column customer_uid uuid;
create index cart_customer_uid on cart (customer_uid);
