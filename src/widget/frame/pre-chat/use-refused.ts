import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { useLayoutEffect } from "preact/hooks";
import type { HostLink } from "../host-link.ts";
import { wordsForError } from "../words/spoken.ts";
import { faultWords } from "./fault-words.ts";
import { faultsOf, isAboutForm } from "./faults-in.ts";
import { type ClosedTopic, filledIn } from "./filled-in.ts";

interface Options {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly setClosed: (closed: ClosedTopic) => void;
}

/** Sees to words that could not begin a chat, of which none are lost. */
export function useRefused({ session, host, model: { outbox }, setClosed }: Options): void {
  // For the form's sake: they go back into the message box.
  useLayoutEffect(() => {
    const refused = outbox.filter(({ error }) => error && isAboutForm(error));
    const error = refused[0]?.error;
    if (!error) return;
    for (const { id } of refused) session.drop(id);
    const text = refused.map(({ payload }) => payload.text).join("\n");
    host.state.set({ ...host.state.get(), carried: { text } });
    const { led, ...before } = filledIn.get();
    filledIn.set({
      ...before,
      faults: faultsOf(error, { ...faultWords(), reason: wordsForError(error) }),
      led: led + 1,
    });
  }, [outbox, session, host]);
  // For the queue's: about this topic a message can be left, into which the words go.
  useLayoutEffect(() => {
    const refused = outbox.find(({ payload, error }) => payload.form && error?.code.startsWith("queue-"));
    const topicId = refused?.payload.form?.topicId;
    if (!topicId) return;
    const why = refused.error?.code.slice("queue-".length) as ClosedTopic["why"];
    setClosed({ topicId, why, opensAt: null });
  }, [outbox, setClosed]);
}
