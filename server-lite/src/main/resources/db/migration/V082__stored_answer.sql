-- First answers to requests with an Idempotency-Key; body null for 204.
create table stored_answer (
  idempotency_key varchar(255) primary key,
  fingerprint varchar(64) not null,
  status integer not null,
  body text,
  created_at timestamp(6) with time zone not null
);
