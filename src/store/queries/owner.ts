/**
 * SQL: the creator whom a handle names on a day, else on any other; the handle itself where nobody owns it. `handle`
 * and `day` are expressions of the statement around it; a day of "" is before all others.
 */
export function ownerOn(handle: string, day: string): string {
  return `coalesce((
    SELECT o.creator FROM handle_owner AS o WHERE o.handle = ${handle}
    ORDER BY ${day} BETWEEN o.from_day AND o.to_day DESC, o.from_day DESC, o.creator LIMIT 1
  ), ${handle})`;
}
