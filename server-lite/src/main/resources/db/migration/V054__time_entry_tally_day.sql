-- Entries and hours a day for every employee too: the days at the ends of a range that is not whole
-- months are then added up from as few rows as the rest of it.
insert into time_entry_tally (employee_id, period, period_start, status, entries, hundredths)
select employee_id, 'day', work_date, status, count(*),
       cast(sum(coalesce(total_hours, 0)) * 100 as bigint)
  from time_entry
 group by employee_id, work_date, status;
