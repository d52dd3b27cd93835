import type { CustomerSession } from "#client/customer-session.ts";
import { olderThan } from "#client/reduce-customer.ts";
import { useEffect, useState } from "preact/hooks";
import { Banners } from "./banners.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { Composer } from "./composer.tsx";
import type { Draft } from "./draft.ts";
import type { HostLink } from "./host-link.ts";
import { MessageLog } from "./message-log.tsx";
import type { ReadPosition } from "./read-position.ts";
import { Standing } from "./standing.tsx";
import { usePart } from "./use-part.ts";
import { useEnding } from "./use-ending.ts";
import { useReading } from "./use-reading.ts";
import { useRows } from "./use-rows.ts";
import { useStore } from "./use-store.ts";
import { useTitle } from "./use-title.ts";
import type { ChatWords } from "./words/chat-words.ts";
import { withLater } from "./words/spoken.ts";

interface Props {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly draft: Draft;
  readonly position: ReadPosition;
  readonly words: ChatWords;
  readonly widgetId: string;
}

const loadDrawing = async () => (await withLater(import("./offline/offline-place.tsx"))).drawOfflinePlace;
const loadAttachments = async () =>
  (await withLater(import("./attachments/attachments.tsx"))).drawAttachments;
const loadWait = async () => (await withLater(import("./wait/wait-card.tsx"))).drawWaitCard;
const loadPage = async () => (await import("./page/page-place.tsx")).drawPagePlace;
const loadFarewell = async () => (await withLater(import("./farewell.tsx"))).drawFarewell;
const loadEnding = async () => (await withLater(import("./ending/ending-place.tsx"))).drawEndingPlace;

/** The customer's chat, whole. */
export function Chat({ session, host, draft, position, words, widgetId }: Props) {
  const model = useStore(session.model);
  const { opened, carried, said } = useStore(host.state);
  const [isAtEnd, setAtEnd] = useState(true);
  const unread = useReading({ session, host, position, model, isAtEnd });
  const rows = useRows(session, model);
  const { customer, connection, outbox, left } = model;
  const { situation } = customer;
  const ending = useEnding(session, situation.kind);
  const company = customer.companyName;
  useTitle(company || words.chat, unread);

  const isOver = connection === "ended";
  const drawFarewell = usePart(isOver, loadFarewell);
  const isEmpty = rows.length === 0;
  const { offline } = customer;
  const isGoingOn = situation.kind === "waiting" || situation.kind === "with-agent";
  // While the chat is still being read, nobody knows whether it is over.
  const hasNone = customer.chatId === null || situation.kind === "ended";
  // The message box stays until the form has loaded. A message sent from it meanwhile becomes the form's
  // text.
  const drawOfflinePlace = usePart(offline !== null && hasNone && !isOver, loadDrawing);

  const drawWaitCard = usePart(situation.kind === "waiting", loadWait);
  const wait = customer.wait && drawWaitCard?.({ situation, wait: customer.wait });

  // Here before it is asked for, and tried again each time that it is.
  const drawEndingPlace = usePart(situation.kind !== "none" && 1 + ending.asked, loadEnding);

  // A customer who has only opened the chat does not pay for it.
  const [isTouched, setTouched] = useState(false);
  const touch = () => setTouched(true);
  const drawAttachments = usePart(isTouched || customer.chatId !== null, loadAttachments);
  const attachments = drawAttachments?.({ session, kinds: customer.fileKinds });

  // Nearly every page says nothing.
  const drawPagePlace = usePart(said !== null, loadPage);

  const matters = isGoingOn || outbox.length + left.length > 0;
  useEffect(() => {
    if (company) host.say({ type: "going-on", isGoingOn: matters });
  }, [host, company, matters]);

  const { parameters } = customer;
  const askPage = () => host.say({ type: "ask-page", parameters });
  useEffect(() => host.say({ type: "ask-page", parameters }), [host, parameters]);

  const leaveOrClose = () => {
    if (isGoingOn) ending.ask();
    // Messages on their way need the frame.
    else if ([...outbox, ...left].some(({ error }) => !error)) host.say({ type: "minimise" });
    else host.leave();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- does nothing but load a part
    <main class="chat" onPointerEnter={touch} onKeyDown={touch}>
      <ChatHeader
        {...{ words, company, situation, connection }}
        isFramed={host.isFramed}
        isEnding={ending.isUnderWay}
        onMinimise={() => host.say({ type: "minimise" })}
        onClose={leaveOrClose}
      />
      <Banners
        {...{ words, connection }}
        wasOnline={company !== ""}
        held={model.held}
        isFleeting={model.isFleeting}
        endingError={ending.error}
      />
      {!((isOver || drawOfflinePlace) && isEmpty) && (
        <MessageLog
          {...{ rows, company, words, session, unread, isAtEnd }}
          isOnline={connection === "online"}
          hasOlder={olderThan(customer) !== null}
          onAtEnd={setAtEnd}
        >
          <Standing {...{ model, situation, isEmpty, words, wait }} />
        </MessageLog>
      )}
      {drawPagePlace?.({ session, host, model, draft, widgetId })}
      {drawEndingPlace?.({ session, host, model, ending, isAtEnd, widgetId })}
      {isOver ? (
        drawFarewell?.({ goodbye: model.goodbye, isAlone: isEmpty })
      ) : drawOfflinePlace && offline ? (
        drawOfflinePlace({ session, model, offline, draft, words, widgetId, takesFocus: opened > 0 })
      ) : (
        <Composer
          {...{ words, draft, opened, carried }}
          placeholder={situation.kind === "ended" ? words.writeAgain : words.write}
          onFocus={askPage}
          onKey={() => situation.kind !== "ended" && session.pressKey()}
          onSend={(text) => {
            session.write(text);
            setAtEnd(true);
          }}
        >
          {attachments}
        </Composer>
      )}
    </main>
  );
}
