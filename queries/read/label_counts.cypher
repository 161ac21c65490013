// name: label_counts
// doc: How many nodes there are of each label.
// params:
// columns: label STRING, nodes INTEGER
MATCH (n)
UNWIND labels(n) AS label
RETURN label AS label, count(n) AS nodes ORDER BY label
