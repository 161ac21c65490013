// name: stored_replaced
// doc: The documents whose place another one took.
// params: id STRING
// columns: id STRING
MATCH (d:Document)
WHERE d.replaced_by = $id
RETURN d.id AS id
