const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Until when something holds; `null` = for good. */
export function untilWords(until: number | null): string {
  return until === null ? "for good" : `until ${dayAndTime.format(until)}`;
}
