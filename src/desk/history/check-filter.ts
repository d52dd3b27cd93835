/** What a history is narrowed to, as its address says. */
export interface HistoryFilter {
  /** Days, like `2026-11-30`: the first and the last. */
  readonly from?: string;
  readonly to?: string;
  readonly queue?: string;
  readonly about?: string;
  readonly ended?: Ending;
  readonly name?: string;
}

export const endings = ["customer", "agent", "abandoned"] as const;
export type Ending = (typeof endings)[number];

const day = /^\d{4}-\d{2}-\d{2}$/;
const id = /^[A-Za-z0-9_-]{6,64}$/;
const words = /^[^\0]{1,100}$/;

/** Of an address somebody may have typed, what is a filter; the rest is left out. */
export function checkFilter(search: Readonly<Record<string, unknown>>): HistoryFilter {
  const { from, to, queue, about, ended, name } = search;
  return {
    ...(isText(from, day) && isDay(from) ? { from } : {}),
    ...(isText(to, day) && isDay(to) ? { to } : {}),
    ...(isText(queue, id) ? { queue } : {}),
    ...(isText(about, id) ? { about } : {}),
    ...(endings.some((one) => one === ended) ? { ended: ended as Ending } : {}),
    // The router reads a name of digits as a number.
    ...(isText(name, words) ? { name } : typeof name === "number" ? { name: String(name) } : {}),
  };
}

function isText(value: unknown, form: RegExp): value is string {
  return typeof value === "string" && form.test(value);
}

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
