// name: addable
// doc: A document to which a statement may be added: its state, whether it has that line, and whom it names.
// params: document STRING, line INTEGER
// columns: withdrawn_at STRING, replaced_by STRING, lines INTEGER, named LIST<LIST<STRING>>
MATCH (d:Document {id: $document})
WITH d, COUNT { MATCH (d)-[:HAS_PASSAGE]->(p:Passage) WHERE p.line = $line } AS lines, COLLECT { MATCH (m:Mention {document: d.id}) RETURN [m.kind, m.name] } AS named
RETURN d.withdrawn_at AS withdrawn_at, d.replaced_by AS replaced_by, lines AS lines, named AS named
