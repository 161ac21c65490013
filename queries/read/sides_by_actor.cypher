// name: sides_by_actor
// doc: The first mention of each of these actors, matters, agreements and mandates, as judgements tell of it.
// params: ids LIST<STRING>
// columns: id STRING, mention STRING, document STRING, kind STRING, name STRING
UNWIND $ids AS id
MATCH (a:Actor|Matter|Agreement|Mandate {id: id})
WITH id, head(COLLECT {
  MATCH (a)<-[:DENOTES]-(m:Mention)
  WITH m ORDER BY coalesce(m.date, ''), m.document, m.id LIMIT 1
  RETURN [m.id, m.document, m.kind, m.name_as_written]
}) AS found
WHERE found IS NOT NULL
RETURN id AS id, found[0] AS mention, found[1] AS document, found[2] AS kind, found[3] AS name
