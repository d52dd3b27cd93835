import type { CustomerSession, CustomerSessionModel, CustomerWords } from "#client/customer-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import { useState } from "preact/hooks";
import type { Draft } from "./draft.ts";
import type { HostLink } from "./host-link.ts";
import type { ClosedTopic } from "./pre-chat/filled-in.ts";
import { usePart } from "./use-part.ts";
import type { ChatWords } from "./words/chat-words.ts";
import { withLater } from "./words/spoken.ts";

const load = async () => (await withLater(import("./pre-chat/pre-chat-place.tsx"))).preChat;

interface ChatProps {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly draft: Draft;
  readonly words: ChatWords;
  readonly widgetId: string;
}

interface Now {
  readonly model: CustomerSessionModel;
  /** No chat goes on, and one could begin. */
  readonly mayBegin: boolean;
  /** Nothing was said before. */
  readonly isEmpty: boolean;
}

/** The widget's form before a chat. (B-73) */
export function usePreChat(
  { session, host, draft, words, widgetId }: ChatProps,
  { model, mayBegin, isEmpty }: Now,
) {
  const { customer, outbox } = model;
  const { form, chatId } = customer;
  const [closed, setClosed] = useState<ClosedTopic | null>(null);
  const offline = customer.offline ?? closed;
  const isAsked = mayBegin && !offline && form !== null && !outbox.some(isBeginning);
  const [tries, setTries] = useState(0);
  // After a chat that is over, nothing stands between its lines and its reader until they write again.
  const [isWriting, setWriting] = useState(draft.text !== "");
  const part = usePart(isAsked && (isEmpty || isWriting) && 1 + tries, load);
  return {
    isAsked,
    offline,
    closed,
    reopen: () => setClosed(null),
    write: () => setWriting(true),
    place:
      part &&
      form &&
      part.draw({
        session,
        host,
        model,
        words,
        isEmpty,
        setClosed,
        asked: { form, chatId, widgetId },
      }),
    /** The answers that go with the first words; `undefined`: none, `null`: the words must wait for them. */
    answer() {
      if (!isAsked) return undefined;
      const answers = part && part.answer({ form, chatId, widgetId });
      // Should the form not be there yet, it is fetched again.
      if (!part) setTries(tries + 1);
      setWriting(!answers);
      return answers;
    },
  };
}

/** The first words are on their way, with what was asked. */
function isBeginning({ payload, error }: OutboxEntry<CustomerWords>): boolean {
  return payload.form !== undefined && !error;
}
