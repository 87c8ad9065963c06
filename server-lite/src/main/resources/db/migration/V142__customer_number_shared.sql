-- Numbers of customers made offline bypass the check, as emails do: a register's copy may give one
-- twice, and both customers stand, flagged. The column is made anew because its unique constraint has
-- no name the two databases share.
alter table customer_profile add column number_text varchar(20) default '' not null;
update customer_profile set number_text = customer_number;
alter table customer_profile drop column customer_number;
alter table customer_profile rename column number_text to customer_number;
alter table customer_profile alter column customer_number drop default;
create index customer_profile_number on customer_profile (customer_number);
