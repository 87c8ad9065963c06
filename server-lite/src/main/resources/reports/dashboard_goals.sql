select g.goal_date, sum(g.goal_cents) as goal_cents
  from revenue_goal g
  join work_location l on l.id = g.location_id and l.is_active
 where g.goal_date between :from_date and :to_date
 group by g.goal_date
