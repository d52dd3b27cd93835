import type { CustomerSession } from "#client/customer-session.ts";
import { olderThan } from "#client/reduce-customer.ts";
import { useState } from "preact/hooks";
import { Banners } from "./banners.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { Composer } from "./composer.tsx";
import type { Draft } from "./draft.ts";
import type { HostLink } from "./host-link.ts";
import { MenuButton } from "./menu-button.tsx";
import { MessageLog } from "./message-log.tsx";
import type { ReadPosition } from "./read-position.ts";
import { ownTexts } from "./own-texts.ts";
import { Standing } from "./standing.tsx";
import { usePage } from "./use-page.ts";
import { usePart } from "./use-part.ts";
import { useAttachments } from "./use-attachments.ts";
import { useEnding } from "./use-ending.ts";
import { usePreChat } from "./use-pre-chat.ts";
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
const loadFarewell = async () => (await withLater(import("./farewell.tsx"))).drawFarewell;
const loadEnding = async () => (await withLater(import("./ending/ending-place.tsx"))).drawEndingPlace;

/** The customer's chat, whole. */
export function Chat(props: Props) {
  const { session, host, draft, position, words, widgetId } = props;
  const model = useStore(session.model);
  const { opened, carried } = useStore(host.state);
  const [isAtEnd, setAtEnd] = useState(true);
  const unread = useReading({ session, host, position, model, isAtEnd });
  const rows = useRows(session, model);
  const { customer, connection } = model;
  const { situation, companyName: company } = customer;
  const ending = useEnding(session, situation.kind);
  useTitle(company || words.chat, unread);

  const isOver = connection === "ended";
  const drawFarewell = usePart(isOver, loadFarewell);
  const isEmpty = rows.length === 0;
  const isGoingOn = situation.kind === "waiting" || situation.kind === "with-agent";
  // While the chat is still being read, nobody knows whether it is over.
  const hasNone = customer.chatId === null || situation.kind === "ended";
  const preChat = usePreChat(props, { model, isEmpty, mayBegin: hasNone && !isOver });
  const { offline } = preChat;
  // The message box stays until the form has loaded. A message sent from it meanwhile becomes the form's
  // text.
  const drawOfflinePlace = usePart(offline !== null && hasNone && !isOver, loadDrawing);

  // Here before it is asked for, and tried again each time that it is.
  const drawEndingPlace = usePart(situation.kind !== "none" && 1 + ending.count, loadEnding);

  const { touch, attachments } = useAttachments(session, customer);
  const page = usePage(props, model, isGoingOn);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- does nothing but load a part
    <main class="chat" onPointerEnter={touch} onKeyDown={touch}>
      <ChatHeader
        {...{ words, company, situation, connection }}
        title={ownTexts.title || company || words.chat}
        isFramed={host.isFramed}
        onMinimise={() => host.say({ type: "minimise" })}
      >
        <MenuButton {...{ words, host, situation, ending, widgetId }} onClose={page.close} />
      </ChatHeader>
      <Banners
        {...{ words, connection }}
        wasOnline={company !== ""}
        held={model.held}
        isFleeting={model.isFleeting}
      />
      {!((isOver || drawOfflinePlace || preChat.place) && isEmpty) && (
        <MessageLog
          {...{ rows, company, words, session, unread, isAtEnd }}
          isOnline={connection === "online"}
          hasOlder={olderThan(customer) !== null}
          onAtEnd={setAtEnd}
        >
          <Standing {...{ model, situation, isEmpty, words }} />
        </MessageLog>
      )}
      {page.place}
      {preChat.place}
      {drawEndingPlace?.({ session, host, model, ending, isAtEnd, widgetId })}
      {isOver ? (
        drawFarewell?.({ goodbye: model.goodbye, isAlone: isEmpty, opened })
      ) : drawOfflinePlace && offline ? (
        drawOfflinePlace({
          session,
          model,
          offline,
          draft,
          words,
          widgetId,
          takesFocus: opened > 0,
          closed: preChat.closed,
          onBack: preChat.reopen,
        })
      ) : (
        <Composer
          {...{ words, draft, opened, carried }}
          placeholder={situation.kind === "ended" ? words.writeAgain : words.write}
          onFocus={page.ask}
          onKey={() => {
            preChat.write();
            if (situation.kind !== "ended") session.pressKey();
          }}
          onSend={(text) => {
            const form = preChat.answer();
            if (form !== null) session.write(text, form && { form });
            setAtEnd(true);
            return form !== null;
          }}
        >
          {!preChat.isAsked && attachments}
        </Composer>
      )}
    </main>
  );
}
