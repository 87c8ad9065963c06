-- How far the feed had come at some time of each day, so that what is too old can go; and up to where
-- it has gone: a device that stands lower takes a snapshot.
create table feed_mark (
  seq bigint primary key,
  at timestamp(6) with time zone not null
);

alter table feed_head add column gone_seq bigint default 0 not null;
