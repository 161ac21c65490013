// name: attendance
// doc: As meeting_of_day, with the id of the organisation that is asked for, which is the second name (null: all).
// params: found LIST<LIST<NODE>>, first STRING, last STRING, as_of STRING, status LIST<STRING> | NULL, capacity LIST<STRING> | NULL
// columns: me Meeting, organization STRING
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS b, [named IN found[1..] | named[0].id] AS others
MATCH (b)<-[:OF_BODY]-(held:Meeting)
WHERE held.start_date <= $last AND coalesce(held.end_date, held.start_date) >= $first
WITH others, collect(held) AS meetings
WHERE size(meetings) = 1
WITH meetings[0] AS me, head(others) AS organization
