// name: stored_versions
// doc: Other documents from files of that name that were not withdrawn, with the days and the body's key of their meetings.
// params: source STRING, id STRING
// columns: id STRING, dates LIST<STRING>, key STRING
MATCH (d:Document {source: $source})
WHERE d.id <> $id AND d.withdrawn_at IS NULL
MATCH (s:Statement {document: d.id})
WHERE s.kind = 'MEETING'
MATCH (s)-[:ABOUT {role: 'body'}]->(m:Mention)
RETURN d.id AS id, coalesce(s.dates, []) AS dates, m.key AS key
