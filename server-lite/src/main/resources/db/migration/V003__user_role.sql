create table user_role (
  user_id bigint not null references user_account (id) on delete cascade,
  role varchar(20) not null,
  primary key (user_id, role)
);
