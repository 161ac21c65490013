// name: people_named
// doc: The people of an id or of a name, with where they are known from and each mention that denotes them.
// params: id STRING, key STRING
// columns: id STRING, name STRING, county STRING, places LIST<STRING>, mentions LIST<LIST<STRING>>
UNWIND [$key] AS key
WITH COLLECT { MATCH (p:Person {id: $id}) RETURN p } + COLLECT { MATCH (p:Person {search_key: key}) RETURN p }
  + COLLECT { MATCH (:Mention {search_key: key})-[:DENOTES]->(p:Person) RETURN p } AS found
UNWIND found AS p
WITH DISTINCT p
WITH p, COLLECT { MATCH (p)-[:HAS_ATTENDANCE|HAS_MEMBERSHIP]->()-[:ON_BEHALF_OF|IN_BODY]->(o:Actor) RETURN DISTINCT o.name ORDER BY o.name LIMIT 3 } AS places,
  COLLECT { MATCH (m:Mention)-[:DENOTES]->(p) RETURN [m.document, m.id, m.name, m.name_as_written] } AS mentions
RETURN p.id AS id, p.name AS name, p.county AS county, places AS places, mentions AS mentions ORDER BY p.id
