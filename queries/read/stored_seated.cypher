// name: stored_seated
// doc: Under which names those go who have a seat in bodies; with a day, one that holds, or was last seen, on it or on the day before. seats are maps of body, day, before.
// params: seats LIST<MAP>
// columns: scope STRING
UNWIND $seats AS asked
MATCH (:Body {id: asked.body})<-[:IN_BODY]-(m:Membership)
WHERE asked.day IS NULL
   OR size([k IN range(0, size(coalesce(m.held_from, [])) - 1) WHERE m.held_from[k] <= asked.day AND asked.before <= m.held_to[k]]) > 0
   OR size([k IN range(0, size(coalesce(m.apart_from, [])) - 1) WHERE m.apart_from[k] <= asked.day AND asked.before <= m.apart_to[k]]) > 0
MATCH (p:Person)-[:HAS_MEMBERSHIP]->(m)
MATCH (p)<-[:DENOTES]-(n:Mention)
RETURN DISTINCT n.scope AS scope
