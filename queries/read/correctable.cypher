// name: correctable
// doc: A statement as it stands, with its document, that document's state, what the statement is about, and whom the document names.
// params: statement STRING
// columns: values MAP, withdrawn_at STRING, replaced_by STRING, about LIST<LIST<STRING>>, named LIST<LIST<STRING>>
MATCH (s:Statement {id: $statement})
MATCH (d:Document {id: s.document})
WITH s, d, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.name] } AS about, COLLECT { MATCH (m:Mention {document: d.id}) RETURN [m.kind, m.name] } AS named
RETURN properties(s) AS values, d.withdrawn_at AS withdrawn_at, d.replaced_by AS replaced_by, about AS about, named AS named
