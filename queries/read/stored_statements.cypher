// name: stored_statements
// doc: The statements of documents that nobody withdrew, with what they are about in order.
// params: documents LIST<STRING>
// columns: values MAP, about LIST<LIST<ANY>>
UNWIND $documents AS document
MATCH (s:Statement {document: document})
WHERE s.withdrawn_at IS NULL
WITH s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN properties(s) AS values, about AS about
