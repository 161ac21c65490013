// name: changes
// doc: What writes changed of the world, after a position in the order of changes; nothing when that was counted in another graph's changes.
// params: epoch STRING | NULL, flips INTEGER | NULL, position INTEGER, node STRING | NULL, first INTEGER, as_of STRING
// columns: s GraphState, found LIST<NODE>
MATCH (s:GraphState {id: 'state'})
WHERE $epoch IS NULL OR (s.epoch = $epoch AND coalesce(s.flips, 0) = $flips)
WITH s, COLLECT {
  MATCH (n:Change)
  WHERE n.position > $position AND n.flips = coalesce(s.flips, 0) AND ($node IS NULL OR n.node = $node)
  WITH n ORDER BY n.position LIMIT $first
  RETURN n
} AS found
