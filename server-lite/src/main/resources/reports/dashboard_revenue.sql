-- Totals of completed sales by store-local day; the days come in as (number, start, end). Each day
-- is summed by itself, because a join on a range reads every sale there ever was on PostgreSQL.
with shop_day (day_number, starts_at, ends_at) as (
  values
    <days>
)
select shop_day.day_number,
       (select coalesce(sum(c.total_cents), 0)
          from cart c
         where c.status = 'completed'
           and c.completed_at >= shop_day.starts_at
           and c.completed_at < shop_day.ends_at) as total_cents
  from shop_day
