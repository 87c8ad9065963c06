-- A move that a register reports for a drawer closed here: the closed figures stay (see cash_drop).
alter table supplemental_transaction add column late boolean default false not null;
