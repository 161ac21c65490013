// name: stored_judgements
// doc: The judgements in force that say that mentions denote the same or not.
// params:
// columns: values MAP
MATCH (j:Judgement)
WHERE j.revoked_at IS NULL AND j.verdict <> 'UNSURE'
RETURN properties(j) AS values
