// name: stored_document
// doc: When a document of that id was loaded, in which block, and what of it people had settled.
// params: id STRING
// columns: loaded_at STRING, block STRING, settled STRING
MATCH (d:Document {id: $id})
RETURN d.loaded_at AS loaded_at, d.block AS block, coalesce(d.settled, '') AS settled
