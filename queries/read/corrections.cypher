// name: corrections
// doc: What people corrected, of one document or of all; those that count, those that were revoked, or both.
// params: found LIST<LIST<NODE>>, document STRING | NULL, in_force BOOLEAN | NULL, as_of STRING
// columns: n Correction
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
MATCH (n:Correction)
WHERE ($document IS NULL OR n.document = $document)
  AND ($in_force IS NULL OR (n.revoked_at IS NULL) = $in_force)
