// name: dismissal
// doc: A dismissal of an issue by its id.
// params: id STRING, as_of STRING
// columns: d Dismissal
MATCH (d:Dismissal {id: $id})
