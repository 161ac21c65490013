// name: mandate
// doc: The mandate with an id.
// params: id STRING, as_of STRING
// columns: t Mandate
MATCH (t:Mandate {id: $id})
