import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { EarlierChatView } from "#contract/views/earlier-chat-view.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards, useIsOnline } from "../session/use-desk.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import classes from "./chat-panel.module.css";
import { laterWords } from "../words/words.ts";

const EarlierChatDialog = lazyPart(async () => (await import("./earlier-chat-dialog.tsx")).EarlierChatDialog);

interface Props {
  readonly chatId: ChatId;
}

/** Chats of the same person before this one, newest first; each can be read again. (B-25) */
export function EarlierChats({ chatId }: Props) {
  const chats = useEarlierChats(chatId);
  const [shown, setShown] = useState<EarlierChatView | null>(null);
  return (
    <section className={classes.section}>
      <h3>{laterWords.chatPanel.earlier(chats && chats.length)}</h3>
      {chats?.length === 0 && <p className={classes.quiet}>{laterWords.chatPanel.noEarlier}</p>}
      {chats && chats.length > 0 && (
        <ul className={classes.earlier}>
          {chats.map((chat) => (
            <EarlierChat key={chat.chatId} chat={chat} show={() => setShown(chat)} />
          ))}
        </ul>
      )}
      {shown && <EarlierChatDialog chat={shown} close={() => setShown(null)} />}
    </section>
  );
}

interface EarlierProps {
  readonly chat: EarlierChatView;
  readonly show: () => void;
}

function EarlierChat({ chat, show }: EarlierProps) {
  const today = useToday();
  const classifications = useCards("classification");
  const { queuedAt, firstWords, classificationId, isUnclassified, isAbusive, state } = chat;
  const { unclassified, abusive } = laterWords.chatPanel;
  const about = classificationId ? classifications[classificationId]?.name : undefined;
  const states: Readonly<Record<string, string>> = laterWords.chatPanel.states;
  const facts = [
    dayWords(queuedAt, today),
    timeOfDay(queuedAt),
    about ?? (isUnclassified ? unclassified : undefined),
    isAbusive ? abusive : undefined,
    state === "closed" ? undefined : states[state],
  ];
  return (
    <li>
      <button type="button" onClick={show} title={exactTime(queuedAt)}>
        <span dir="auto">{firstWords === "" ? laterWords.chatPanel.noWords : firstWords}</span>
        <small>{facts.filter((fact) => fact !== undefined).join(" · ")}</small>
      </button>
    </li>
  );
}

function useEarlierChats(chatId: ChatId): readonly EarlierChatView[] | null {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const [chats, setChats] = useState<readonly EarlierChatView[] | null>(null);
  useEffect(() => {
    if (!isOnline) return undefined;
    let isCurrent = true;
    void session.query("chat.earlier", { chatId }).then(({ ok }) => {
      if (isCurrent && ok) setChats(ok.chats);
    });
    return () => {
      isCurrent = false;
    };
  }, [session, isOnline, chatId]);
  return chats;
}
