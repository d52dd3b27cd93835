import type { Status } from "#contract/views/cards.ts";

/** Every status, in the order in which people look for somebody who is free. */
export const statuses = [
  "available",
  "handling",
  "wrap-up",
  "break",
  "unavailable",
] as const satisfies readonly Status[];
