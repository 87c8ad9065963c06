select
  (select count(*)
     from cart c
     join cart_line n on n.cart_id = c.id
    where c.status = 'completed'
      and c.completed_at >= :starts
      and c.completed_at < :ends) as items_sold,
  (select count(*) from drawer where status = 'open') as active_drawers,
  (select count(*) from time_entry where clock_out is null) as clocked_in
