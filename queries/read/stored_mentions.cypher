// name: stored_mentions
// doc: Mentions by their ids, of documents that count.
// params: ids LIST<STRING>
// columns: document STRING, kind STRING, key STRING, name STRING, actor_kind STRING, owner STRING, whole STRING, scanned BOOLEAN, apart STRING, date STRING, block STRING
UNWIND $ids AS id
MATCH (m:Mention {id: id})
WHERE m.scope IS NOT NULL
RETURN m.document AS document, m.kind AS kind, m.key AS key, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, m.scanned AS scanned, m.apart AS apart, m.date AS date, m.block AS block
