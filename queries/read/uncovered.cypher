// name: uncovered
// doc: As meeting_of_day: the meeting, and the body whose seats are looked at (a joint meeting has several).
// params: found LIST<LIST<NODE>>, first STRING, last STRING, as_of STRING
// columns: me Meeting, b Body
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS b
MATCH (b)<-[:OF_BODY]-(held:Meeting)
WHERE held.start_date <= $last AND coalesce(held.end_date, held.start_date) >= $first
WITH b, collect(held) AS meetings
WHERE size(meetings) = 1
WITH meetings[0] AS me, b
