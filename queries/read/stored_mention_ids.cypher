// name: stored_mention_ids
// doc: The mentions of a document.
// params: document STRING
// columns: id STRING
MATCH (m:Mention {document: $document})
RETURN m.id AS id
