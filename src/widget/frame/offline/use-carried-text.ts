import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Draft } from "../draft.ts";

interface Options {
  readonly session: CustomerSession;
  readonly model: CustomerSessionModel;
  readonly draft: Draft;
}

/**
 * Moves a message that was refused because no chat can be started into the form. Returns a count that grows
 * each time.
 */
export function useCarriedText({ session, model, draft }: Options): number {
  const [count, setCount] = useState(0);
  const { outbox } = model;
  useLayoutEffect(() => {
    const refused = outbox.filter(({ error }) => error?.code.startsWith("queue-"));
    if (refused.length === 0) return;
    const texts = [...refused.map(({ payload }) => payload.text), draft.text];
    draft.keep(texts.filter((text) => text.trim() !== "").join("\n"));
    for (const { id } of refused) session.drop(id);
    setCount((before) => before + 1);
  }, [outbox, draft, session]);
  return count;
}
