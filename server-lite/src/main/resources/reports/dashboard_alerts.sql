-- Entries count as the list of pending time entries shows them, those still running included.
select
  (select count(*) from time_entry where status = 'pending') as time_entries,
  (select count(*) from sick_leave_request where status = 'pending') as sick_leave,
  (select count(*) from drawer where status = 'open') as drawers,
  (select count(*) from modification_request where status = 'pending') as modification_requests
