// name: sides_by_past_id
// doc: The mentions by which people may have had these ids, before they were one with somebody named earlier.
// params: ids LIST<STRING>
// columns: id STRING, mention STRING, document STRING, kind STRING, name STRING
UNWIND $ids AS id
MATCH (m:Mention {alone_id: id})
RETURN id AS id, m.id AS mention, m.document AS document, m.kind AS kind, m.name_as_written AS name
