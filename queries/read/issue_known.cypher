// name: issue_known
// doc: Whether there is such an issue.
// params: id STRING
// columns: id STRING
MATCH (i:Issue {id: $id})
RETURN i.id AS id
