// name: sides_by_mention
// doc: Mentions by their ids, as judgements tell of them.
// params: ids LIST<STRING>
// columns: id STRING, mention STRING, document STRING, kind STRING, name STRING
UNWIND $ids AS id
MATCH (m:Mention {id: id})
RETURN id AS id, m.id AS mention, m.document AS document, m.kind AS kind, m.name_as_written AS name
