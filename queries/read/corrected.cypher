// name: corrected
// doc: A correction.
// params: id STRING, added INTEGER, changed INTEGER, removed INTEGER, as_of STRING
// columns: c Correction
MATCH (c:Correction {id: $id})
