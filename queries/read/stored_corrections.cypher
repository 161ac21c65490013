// name: stored_corrections
// doc: The corrections in force of what a document says.
// params: document STRING
// columns: values MAP
MATCH (c:Correction {document: $document})
WHERE c.revoked_at IS NULL
RETURN properties(c) AS values
