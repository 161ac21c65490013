// name: node
// doc: The node with an id, whatever it is.
// params: id STRING, as_of STRING
// columns: n Node
MATCH (n:Person|Organization|Body|Post|Membership|Roster|Position|Meeting|Attendance|AgendaItem|Matter|Decision|Mandate|Agreement|Term|Funding|StructureLink|Stance|Document|Passage|Mention|Statement|Issue|Judgement|Dismissal {id: $id})
