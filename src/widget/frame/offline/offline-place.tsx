import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { say } from "#contract/sentence.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "../draft.ts";
import type { ClosedTopic } from "../pre-chat/filled-in.ts";
import { styleFormPlace } from "../form-place.ts";
import type { ChatWords } from "../words/chat-words.ts";
import { later } from "../words/spoken.ts";
import { Kept } from "./kept.tsx";
import { type LeftMessage, keepLeft, readLeft } from "./left-message.ts";
import { momentWords } from "./moment-words.ts";
import { OfflineForm } from "./offline-form.tsx";
import { useCarriedText } from "./use-carried-text.ts";

interface Props {
  readonly session: CustomerSession;
  readonly model: CustomerSessionModel;
  readonly offline: OfflineView;
  readonly draft: Draft;
  readonly words: ChatWords;
  readonly widgetId: string;
  /** The customer has opened the chat: what takes the place of the message box takes its focus too. */
  readonly takesFocus: boolean;
  /** Only chats about this topic cannot be started; `null`: none can. */
  readonly closed: ClosedTopic | null;
  /** Leads back to the other topics. */
  readonly onBack: () => void;
}

styleFormPlace();

/** The place as a function, so that the chat can draw it without knowing it beforehand. */
export const drawOfflinePlace = (props: Props) => <OfflinePlace {...props} />;

/** Replaces the message box when no chat can be started: says why, and takes a message. (B-15, B-73) */
function OfflinePlace(props: Props) {
  const { session, model, offline, widgetId, takesFocus, closed, onBack } = props;
  const [left, setLeft] = useState(() => readLeft(widgetId));
  const carried = useCarriedText(props);
  const place = useRef<HTMLElement>(null);
  const entry = left && model.left.find(({ id }) => id === left.id);

  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) place.current?.focus();
  }, [takesFocus]);

  const remember = (next: LeftMessage | null) => {
    keepLeft(widgetId, next);
    setLeft(next);
  };
  const own = later.offline;
  const now = session.now();
  return (
    <section class="form-place" aria-labelledby="offline-title" tabIndex={-1} ref={place}>
      <h2 id="offline-title">{left && !entry ? own.keptTitle : own.title[offline.why]}</h2>
      {offline.opensAt !== null && <p>{say(own.opens, { when: momentWords(offline.opensAt, now, own) })}</p>}
      {left && !entry?.error ? (
        <Kept
          isOnItsWay={entry !== undefined}
          words={say(own.kept, { email: left.email, when: momentWords(left.at, now, own) })}
          onAnother={() => remember(null)}
        />
      ) : (
        <OfflineForm
          {...props}
          key={carried}
          refused={entry ?? null}
          onLeave={(words) => {
            if (entry) session.dropLeft(entry.id);
            remember({
              id: session.leaveMessage(closed ? { ...words, topicId: closed.topicId } : words),
              email: words.email,
              at: now,
            });
          }}
        />
      )}
      {closed && (
        <button class="button quiet" type="button" onClick={onBack}>
          {own.otherTopic}
        </button>
      )}
    </section>
  );
}
