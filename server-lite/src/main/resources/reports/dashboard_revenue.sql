-- Totals of completed sales by store-local day; the days come in as (number, start, end).
with shop_day (day_number, starts_at, ends_at) as (
  values
    <days>
)
select shop_day.day_number, sum(c.total_cents) as total_cents
  from shop_day
  join cart c
    on c.status = 'completed'
   and c.completed_at >= shop_day.starts_at
   and c.completed_at < shop_day.ends_at
 group by shop_day.day_number
