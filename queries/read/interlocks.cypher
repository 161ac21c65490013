// name: interlocks
// doc: People with seats in several bodies on a day, and in how many; those with the most first.
// params: least INTEGER, first INTEGER, as_of STRING
// columns: p Person, bodies INTEGER
MATCH (p:Person)-[:HAS_MEMBERSHIP]->(m:Membership)-[:IN_BODY]->(b:Body)
WHERE size([k IN range(0, size(coalesce(m.held_from, [])) - 1) WHERE m.held_from[k] <= $as_of AND $as_of <= m.held_to[k] | k]) > 0
WITH p, count(DISTINCT b) AS bodies
WHERE bodies >= $least
WITH p, bodies ORDER BY bodies DESC, p.sort_name, p.id LIMIT $first
