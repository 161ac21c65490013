// name: kept_parts
// doc: The documents that a file of several is: those whose ids begin with the file's.
// params: prefix STRING
// columns: id STRING
MATCH (d:Document)
WHERE d.id STARTS WITH $prefix
RETURN d.id AS id ORDER BY id
