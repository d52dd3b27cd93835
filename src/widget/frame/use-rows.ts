import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { linesOf } from "#client/reduce-customer.ts";
import { useMemo } from "preact/hooks";
import { clock } from "./clock.ts";
import { type Row, groupLines } from "./group-lines.ts";
import { mergeOutbox } from "./merge-outbox.ts";
import { messageState } from "./message-state.ts";

/** The rows of the log, memoised. */
export function useRows(session: CustomerSession, model: CustomerSessionModel): readonly Row[] {
  const { customer, outbox } = model;
  return useMemo(() => {
    const items = mergeOutbox(linesOf(customer), outbox, session.now() - Date.now());
    return groupLines(items, {
      stateOf: (item) => messageState(item, customer),
      dayOf: clock.day,
      today: clock.day(session.now()),
    });
  }, [customer, outbox, session]);
}
