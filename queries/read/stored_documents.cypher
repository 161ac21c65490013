// name: stored_documents
// doc: The documents of a block (a county's, or those of none), for deriving its world again.
// params: block STRING
// columns: id STRING, date STRING, county STRING
MATCH (d:Document {block: $block})
RETURN d.id AS id, d.date AS date, d.county AS county
