// name: stored_document
// doc: Whether a document of that id is in the graph.
// params: id STRING
// columns: loaded_at STRING
MATCH (d:Document {id: $id})
RETURN d.loaded_at AS loaded_at
