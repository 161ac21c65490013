// name: stored_document
// doc: A document of that id, what of it people had settled, and whether it counts in the world or was withdrawn.
// params: id STRING
// columns: settled STRING, counts BOOLEAN, withdrawn BOOLEAN
MATCH (d:Document {id: $id})
RETURN coalesce(d.settled, '') AS settled, NOT EXISTS { MATCH (m:Mention {document: d.id}) WHERE m.scope IS NULL } AS counts, d.withdrawn_at IS NOT NULL AS withdrawn
