// name: stored_correction
// doc: The correction of that id.
// params: id STRING
// columns: values MAP
MATCH (c:Correction {id: $id})
RETURN properties(c) AS values
