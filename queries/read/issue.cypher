// name: issue
// doc: The issue with an id, dismissed or not.
// params: id STRING, as_of STRING
// columns: is Issue
MATCH (is:Issue {id: $id})
