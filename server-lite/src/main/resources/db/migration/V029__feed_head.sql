create table feed_head (
  id int primary key check (id = 1),
  seq bigint not null
);

insert into feed_head (id, seq) values (1, 0);
