// name: said
// doc: What people said that the graph knows of: the entries of the log, and when each was revoked.
// params:
// columns: id STRING, revoked_at STRING
MATCH (n:Judgement|Correction|Dismissal)
RETURN n.id AS id, n.revoked_at AS revoked_at
