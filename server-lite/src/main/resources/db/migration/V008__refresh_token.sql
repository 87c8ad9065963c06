create table refresh_token (
  jti uuid primary key,
  family uuid not null,
  user_id bigint not null references user_account (id) on delete cascade,
  token_hash char(64) not null,
  issued_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  revoked_at timestamp(6) with time zone,
  successor uuid
);

create index refresh_token_family on refresh_token (family);
create index refresh_token_user on refresh_token (user_id, revoked_at);
