// name: sides_by_name
// doc: The mentions of a document by their kind and the name as it writes it: how a side of a judgement is found again.
// params: document STRING, kind STRING, name STRING
// columns: mention STRING
MATCH (m:Mention {document: $document})
WHERE m.kind = $kind AND m.name_as_written = $name
RETURN m.id AS mention
