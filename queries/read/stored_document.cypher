// name: stored_document
// doc: A document of that id, what of it people had settled, whether it counts in the world or was withdrawn, and whether it is confidential.
// params: id STRING
// columns: settled STRING, counts BOOLEAN, withdrawn BOOLEAN, confidential BOOLEAN
MATCH (d:Document {id: $id})
RETURN coalesce(d.settled, '') AS settled, NOT EXISTS { MATCH (m:Mention {document: d.id}) WHERE m.scope IS NULL } AS counts, d.withdrawn_at IS NOT NULL AS withdrawn, coalesce(d.confidential, false) AS confidential
