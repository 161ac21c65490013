// name: nearest_meetings
// doc: The meetings of a body with their days, those that touch the days asked for first, then the nearest before and after.
// params: body STRING, first STRING, last STRING
// columns: row LIST<ANY>
MATCH (b:Body {id: $body})<-[:OF_BODY]-(me:Meeting)
WITH me, me.start_date <= $last AND coalesce(me.end_date, me.start_date) >= $first AS touches
ORDER BY touches DESC, me.start_date DESC, me.id LIMIT 50
RETURN [me.id, me.start_date, coalesce(me.end_date, me.start_date), me.place, touches] AS row
