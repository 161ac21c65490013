// name: judged
// doc: A judgement, and who the two that it is about are now.
// params: id STRING, added INTEGER, changed INTEGER, removed INTEGER, as_of STRING
// columns: j Judgement, actors LIST<NODE>
MATCH (j:Judgement {id: $id})
WITH j, COLLECT {
  UNWIND [j.left, j.right] AS side
  MATCH (:Mention {id: side})-[:DENOTES]->(a)
  RETURN DISTINCT a
} AS actors
