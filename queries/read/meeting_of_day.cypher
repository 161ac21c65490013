// name: meeting_of_day
// doc: The only meeting of a body that touches the days from $first to $last; no row when there is none or more than one.
// params: found LIST<LIST<NODE>>, first STRING, last STRING, as_of STRING
// columns: me Meeting
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS b
MATCH (b)<-[:OF_BODY]-(held:Meeting)
WHERE held.start_date <= $last AND coalesce(held.end_date, held.start_date) >= $first
WITH collect(held) AS meetings
WHERE size(meetings) = 1
WITH meetings[0] AS me
