// name: stored_passages
// doc: The lines of a document in order, with the document's day and block.
// params: document STRING
// columns: id STRING, line INTEGER, start INTEGER, end INTEGER, date STRING, block STRING
MATCH (d:Document {id: $document})-[:HAS_PASSAGE]->(p:Passage)
RETURN p.id AS id, p.line AS line, p.start AS start, p.end AS end, d.date AS date, d.block AS block
ORDER BY p.number
