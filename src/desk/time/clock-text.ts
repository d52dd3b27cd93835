/** Time gone by, as hh:mm:ss; never below zero. */
export function clockText(ms: number): string {
  const { hours, minutes, seconds } = partsOf(ms);
  return [hours, minutes, seconds].map(twoDigits).join(":");
}

/** Time gone by, as mm:ss, from an hour on h:mm:ss; never below zero. */
export function waitText(ms: number): string {
  const { hours, minutes, seconds } = partsOf(ms);
  const rest = `${twoDigits(minutes)}:${twoDigits(seconds)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Time that is left, as m:ss: it shows 0:00 only when nothing is left. */
export function countdownText(ms: number): string {
  const { hours, minutes, seconds } = partsOf(Math.ceil(Math.max(0, ms) / 1000) * 1000);
  const rest = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(seconds)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function partsOf(ms: number): { hours: number; minutes: number; seconds: number } {
  const total = Math.floor(Math.max(0, ms) / 1000);
  return {
    hours: Math.floor(total / 3600),
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
