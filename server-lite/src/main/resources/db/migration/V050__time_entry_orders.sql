-- A page of the list is read from an index that begins with the filter's columns and goes on in the
-- order of the list, so that its time does not grow with the table.
drop index time_entry_employee;
drop index time_entry_status;
create index time_entry_employee_date on time_entry (employee_id, work_date, clock_in, id);
create index time_entry_status_date on time_entry (status, work_date, clock_in, id);
create index time_entry_both_date on time_entry (employee_id, status, work_date, clock_in, id);
create index time_entry_clock_in on time_entry (clock_in, id);
create index time_entry_employee_in on time_entry (employee_id, clock_in, id);
create index time_entry_created on time_entry (created_at, id);
create index time_entry_employee_created on time_entry (employee_id, created_at, id);
-- Overlaps are looked for among what ended after a shift begins.
create index time_entry_employee_out on time_entry (employee_id, clock_out);
