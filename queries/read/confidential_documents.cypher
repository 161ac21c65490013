// name: confidential_documents
// doc: The confidential documents that the graph holds: none, unless it shows them.
// params:
// columns: id STRING
MATCH (d:Document)
WHERE d.confidential
RETURN d.id AS id ORDER BY id
