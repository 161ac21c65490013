// name: blocks
// doc: The blocks of documents in the graph, with the number of documents of each.
// params:
// columns: block STRING, documents INTEGER
MATCH (d:Document)
RETURN d.block AS block, count(d) AS documents ORDER BY block
