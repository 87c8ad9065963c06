-- user_id is null for a request with an unknown address: the same work is done, so that the time it
-- takes tells nothing.
create table password_reset_token (
  token_hash char(64) primary key,
  user_id bigint references user_account (id) on delete cascade,
  expires_at timestamp(6) with time zone not null,
  used_at timestamp(6) with time zone
);

create index password_reset_token_expiry on password_reset_token (expires_at);
