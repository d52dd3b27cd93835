import type { ErasedLog } from "./bus.ts";
import type { ErasureOutcome } from "./store.ts";

/** The logs that an erasure took with it. */
export function erasedLogs(erased: Extract<ErasureOutcome, { kind: "erased" }>): ErasedLog[] {
  return [
    ...erased.chatIds.map((id) => ({ kind: "chat", id }) as const),
    ...erased.customerIds.map((id) => ({ kind: "customer", id }) as const),
    ...erased.offlineMessageIds.map((id) => ({ kind: "offline-message", id }) as const),
  ];
}
