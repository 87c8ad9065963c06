create table epoch (
  n int primary key,
  id uuid not null,
  prev_id uuid,
  started_at timestamp(6) with time zone not null
);
