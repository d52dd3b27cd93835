import { Link } from "@tanstack/react-router";
import { memo, useMemo } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { BoardChatCard } from "#contract/views/board-cards.ts";
import { Avatar } from "../look/avatar.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { customerName } from "../session/customer-name.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { exactTime } from "../time/time-of-day.ts";
import { laterWords } from "../words/words.ts";
import classes from "./board-chats.module.css";
import { BoardList } from "./board-list.tsx";
import { matches } from "./matches.ts";
import { orderChats, waitSince } from "./order-chats.ts";

/** Drawn at most; the search finds the others. */
const shownMax = 100;

interface Props {
  readonly search: string;
  readonly selectedId: ChatId | null;
}

/** The chats that somebody waits in or works on, as they press. (B-90, B-92) */
export function BoardChats({ search, selectedId }: Props) {
  const { board } = laterWords;
  const cards = useCards("board-chat");
  const queues = useCards("queue");
  const nameOf = useUserName();
  const ordered = useMemo(() => orderChats(Object.values(cards)), [cards]);
  const textsOf = ({ name, queueId, ownerId }: BoardChatCard) => [
    customerName(name),
    queues[queueId]?.name ?? "",
    ownerId === null ? "" : nameOf(ownerId),
  ];
  const isSearched = search.trim() !== "";
  const listed = isSearched ? ordered.filter((chat) => matches(search, textsOf(chat))) : ordered;
  return (
    <BoardList
      title={board.chats}
      count={listed.length}
      more={[listed.length > shownMax ? board.more(listed.length - shownMax) : ""]}
    >
      {listed.length === 0 ? (
        <EmptyPlace icon="inbox" title={isSearched ? board.noneFound : board.noChats}>
          <p>{isSearched ? board.noneFoundHint : board.noChatsHint}</p>
        </EmptyPlace>
      ) : (
        <ul className={classes.chats}>
          {listed.slice(0, shownMax).map((chat) => (
            <ChatRow key={chat.chatId} chat={chat} isSelected={chat.chatId === selectedId} />
          ))}
        </ul>
      )}
    </BoardList>
  );
}

interface RowProps {
  readonly chat: BoardChatCard;
  readonly isSelected: boolean;
}

const ChatRow = memo(function ChatRow({ chat, isSelected }: RowProps) {
  const { board } = laterWords;
  const { chatId, name, queueId, state, ownerId, active, queuedAt, hand } = chat;
  const queue = useCard("queue", queueId);
  const nameOf = useUserName();
  const targetMs = (state === "waiting" ? queue?.answerTargetMs : queue?.replyTargetMs) ?? 0;
  const doing = state === "owned" ? (active ? "active" : "paused") : state;
  return (
    <li>
      <Link
        to="/board/$chatId"
        params={{ chatId }}
        className={classes.chat}
        aria-current={isSelected ? "true" : undefined}
      >
        <Avatar name={name} isSmall />
        <strong>
          <bdi>{customerName(name)}</bdi>
        </strong>
        <span className={classes.facts}>
          {hand && (
            <span className={classes.hand} title={hand.text}>
              <Icon name="hand" size={14} /> {board.hand}
            </span>
          )}
          <span>{board.states[doing](ownerId === null ? "" : nameOf(ownerId))}</span>
        </span>
        <span className={classes["queue-name"]}>
          <bdi>{queue?.name}</bdi>
        </span>
        <span className={classes.wait} title={board.inLineSince(exactTime(queuedAt))}>
          <ReplyWait waiting={{ replyWaitSince: waitSince(chat), replyTargetMs: targetMs }} />
        </span>
      </Link>
    </li>
  );
});
