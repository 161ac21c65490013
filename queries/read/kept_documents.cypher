// name: kept_documents
// doc: Every document that the graph holds: its id, the name that it came under, when it was loaded, and whether it is confidential.
// params:
// columns: id STRING, source STRING, loaded_at STRING, confidential BOOLEAN
MATCH (d:Document)
RETURN d.id AS id, d.source AS source, d.loaded_at AS loaded_at, coalesce(d.confidential, false) AS confidential ORDER BY id
