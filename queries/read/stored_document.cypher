// name: stored_document
// doc: A document of that id, what of it people had settled, and whether it counts in the world.
// params: id STRING
// columns: settled STRING, counts BOOLEAN
MATCH (d:Document {id: $id})
RETURN coalesce(d.settled, '') AS settled, d.withdrawn_at IS NULL AND NOT EXISTS { MATCH (m:Mention {document: d.id}) WHERE m.scope IS NULL } AS counts
