// name: issues
// doc: Issues of a day, dismissed or not, by code, severity, a document that they rest on, and what they concern; and about the body asked for, its seats or its meetings, if any.
// params: found LIST<LIST<NODE>>, code LIST<STRING> | NULL, severity LIST<STRING> | NULL, document STRING | NULL, title STRING | NULL, concerns STRING | NULL, dismissed BOOLEAN, as_of STRING
// columns: n Issue
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Issue)
WHERE (n.since IS NULL OR n.since <= $as_of)
  AND (n.until IS NULL OR n.until >= $as_of)
  AND ($code IS NULL OR n.code IN $code)
  AND ($severity IS NULL OR n.severity IN $severity)
  AND $dismissed = EXISTS { MATCH (x:Dismissal {issue: n.id}) WHERE x.revoked_at IS NULL }
  AND ($document IS NULL OR EXISTS { (n)-[:ACCORDING_TO]->(s:Statement) WHERE s.document = $document }
    OR EXISTS { MATCH (n)-[:ACCORDING_TO]->(s:Statement), (d:Document {id: s.document}) WHERE d.search_key = $title })
  AND ($concerns IS NULL OR EXISTS { (n)-[:CONCERNS]->(c) WHERE c.id = $concerns }
    OR EXISTS { (n)-[:CONCERNS]->(c)<-[:HAS_MEMBERSHIP|HAS_ATTENDANCE]-(p:Person) WHERE p.id = $concerns })
  AND (size(found) = 0
    OR EXISTS { (n)-[:CONCERNS]->(b:Body) WHERE b = found[0][0] }
    OR EXISTS { (n)-[:CONCERNS]->(c)-[:IN_BODY|OF_BODY]->(b:Body) WHERE b = found[0][0] }
    OR EXISTS { (n)-[:CONCERNS]->(c)-[:IN_MEETING|AT_MEETING]->(:Meeting)-[:OF_BODY]->(b:Body) WHERE b = found[0][0] })
