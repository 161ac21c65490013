// name: attended_all
// doc: One meeting for each body and days asked for, and the people who were present, or present in part, at all of them.
// params: found LIST<LIST<NODE>>, first LIST<STRING>, last LIST<STRING>, as_of STRING
// columns: meetings LIST<NODE>, people LIST<NODE>
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH COLLECT {
  UNWIND range(0, size(found) - 1) AS k
  WITH k, found[k][0] AS b
  WITH k, COLLECT {
    MATCH (b)<-[:OF_BODY]-(held:Meeting)
    WHERE held.start_date <= $last[k] AND coalesce(held.end_date, held.start_date) >= $first[k]
    RETURN held
  } AS held
  WITH k, held ORDER BY k
  RETURN held
} AS asked
WHERE all(held IN asked WHERE size(held) = 1)
WITH COLLECT { UNWIND asked AS held WITH DISTINCT held[0] AS me RETURN me } AS meetings
WITH meetings, COLLECT {
  UNWIND meetings AS me
  MATCH (me)<-[:AT_MEETING]-(a:Attendance)<-[:HAS_ATTENDANCE]-(p:Person)
  WHERE a.status IN ['PRESENT', 'PARTIAL']
  WITH p, count(DISTINCT me) AS times
  RETURN [p, times]
} AS attended
WITH meetings, [seen IN attended WHERE seen[1] = size(meetings) | seen[0]] AS people
