// name: decision
// doc: The decision with an id.
// params: id STRING, as_of STRING
// columns: dc Decision
MATCH (dc:Decision {id: $id})
