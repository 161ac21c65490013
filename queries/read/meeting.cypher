// name: meeting
// doc: The meeting with an id.
// params: id STRING, as_of STRING
// columns: me Meeting
MATCH (me:Meeting {id: $id})
