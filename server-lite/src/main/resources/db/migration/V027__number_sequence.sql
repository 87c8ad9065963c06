create table number_sequence (
  name varchar(60) primary key,
  next_value bigint not null
);
