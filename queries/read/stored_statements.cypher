// name: stored_statements
// doc: The statements of a block's documents with their values, and what they are about in order.
// params: block STRING
// columns: values MAP, about LIST<LIST<STRING>>
MATCH (d:Document {block: $block})
MATCH (s:Statement {document: d.id})
WITH s, COLLECT { MATCH (s)-[a:ABOUT]->(m:Mention) WITH a, m ORDER BY a.position RETURN [a.role, m.id] } AS about
RETURN properties(s) AS values, about AS about
