// name: stored_judgement
// doc: The judgement of that id.
// params: id STRING
// columns: values MAP
MATCH (j:Judgement {id: $id})
RETURN properties(j) AS values
