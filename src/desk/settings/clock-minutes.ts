const dayEnd = 24 * 60;

/** Minutes of the day as a time field has them; the end of the day is its midnight. */
export function clockOfMinutes(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor((minutes % dayEnd) / 60))}:${pad(minutes % 60)}`;
}

/** The minutes of a time field; `null` while the time is incomplete. */
export function minutesOfClock(clock: string): number | null {
  const found = /^(\d\d):(\d\d)/.exec(clock);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** The same where a period ends: midnight is the end of the day, not its beginning. */
export function endOfClock(clock: string): number | null {
  const minutes = minutesOfClock(clock);
  return minutes === 0 ? dayEnd : minutes;
}
