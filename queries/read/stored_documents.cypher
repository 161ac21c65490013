// name: stored_documents
// doc: Documents with their mentions, for deriving from the whole of them.
// params: documents LIST<STRING>
// columns: id STRING, date STRING, block STRING, mentions LIST<LIST<ANY>>
UNWIND $documents AS document
MATCH (d:Document {id: document})
WITH d, COLLECT { MATCH (m:Mention {document: d.id}) RETURN [m.kind, m.key, m.name, m.actor_kind, m.owner, m.whole, m.scanned, m.apart] } AS mentions
RETURN d.id AS id, d.date AS date, d.block AS block, mentions AS mentions
