-- Entries and hours a month for every employee, and a month and a day for everybody together
-- (employee_id 0), kept up by each writer of time_entry: lists show a count and sums, and counting
-- a million rows for each page is too slow. The row with period 'lock' is what writers wait for.
create table time_entry_tally (
  employee_id bigint not null,
  period varchar(5) not null,
  period_start date not null,
  status varchar(10) not null,
  entries bigint not null,
  hundredths bigint not null,
  primary key (employee_id, period, period_start, status)
);

insert into time_entry_tally (employee_id, period, period_start, status, entries, hundredths)
values (0, 'lock', date '2000-01-01', '-', 0, 0);

insert into time_entry_tally (employee_id, period, period_start, status, entries, hundredths)
select m.employee_id, 'month', m.month_start, m.status, count(*),
       cast(sum(coalesce(m.total_hours, 0)) * 100 as bigint)
  from (select employee_id, status, total_hours,
               work_date - cast(extract(day from work_date) as int) + 1 as month_start
          from time_entry) m
 group by m.employee_id, m.month_start, m.status;

insert into time_entry_tally (employee_id, period, period_start, status, entries, hundredths)
select 0, 'month', period_start, status, sum(entries), sum(hundredths)
  from time_entry_tally
 where period = 'month'
 group by period_start, status;

insert into time_entry_tally (employee_id, period, period_start, status, entries, hundredths)
select 0, 'day', work_date, status, count(*),
       cast(sum(coalesce(total_hours, 0)) * 100 as bigint)
  from time_entry
 group by work_date, status;
