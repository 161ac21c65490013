// name: overlap
// doc: Pairs of bodies with people who sit in both on a day; of the bodies asked for, or of all. Those with the most people first.
// params: found LIST<LIST<NODE>>, first INTEGER, as_of STRING
// columns: a Body, b Body, people LIST<NODE>
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH [named IN found | named[0]] AS asked
UNWIND CASE WHEN size(asked) = 0 THEN COLLECT { MATCH (x:Body) RETURN x } ELSE asked END AS a
MATCH (a)<-[:IN_BODY]-(m:Membership)<-[:HAS_MEMBERSHIP]-(p:Person)-[:HAS_MEMBERSHIP]->(n:Membership)-[:IN_BODY]->(b:Body)
WHERE a.id < b.id AND (size(asked) = 0 OR b IN asked)
  AND size([k IN range(0, size(coalesce(m.held_from, [])) - 1) WHERE m.held_from[k] <= $as_of AND $as_of <= m.held_to[k] | k]) > 0
  AND size([k IN range(0, size(coalesce(n.held_from, [])) - 1) WHERE n.held_from[k] <= $as_of AND $as_of <= n.held_to[k] | k]) > 0
WITH a, b, collect(DISTINCT p) AS people
WITH a, b, people ORDER BY size(people) DESC, a.sort_name, b.sort_name, a.id, b.id LIMIT $first
