import type { BreakReasonId } from "../ids.ts";
import type { Status } from "./agent.ts";

/** A time in which an agent had one status. */
export interface StatusSpan {
  readonly status: Status;
  readonly breakReasonId: BreakReasonId | null;
  readonly from: number;
  readonly to: number;
}

/** A status, each kind of break by itself, and how long it was had. */
export type TimeInStatus = Pick<StatusSpan, "status" | "breakReasonId"> & { readonly ms: number };

/** The time in each status from one moment to another, the longest first. */
export function timeInStatuses(spans: readonly StatusSpan[], from: number, to: number): TimeInStatus[] {
  const sums = new Map<string, TimeInStatus>();
  for (const { status, breakReasonId, ...span } of spans) {
    const ms = Math.min(span.to, to) - Math.max(span.from, from);
    if (ms <= 0) continue;
    const key = `${status} ${breakReasonId ?? ""}`;
    sums.set(key, { status, breakReasonId, ms: (sums.get(key)?.ms ?? 0) + ms });
  }
  return [...sums.values()].toSorted((a, b) => b.ms - a.ms);
}
