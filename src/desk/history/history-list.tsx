import { Button, Loader } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ChatId } from "#contract/ids.ts";
import type { HistoryChatView } from "#contract/views/history-view.ts";
import { Avatar } from "../look/avatar.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useCards } from "../session/use-desk.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { laterWords } from "../words/words.ts";
import type { HistoryFilter } from "./check-filter.ts";
import { FilterFields } from "./filter-fields.tsx";
import classes from "./history.module.css";
import { OwnDay } from "./own-day.tsx";
import { useHistory } from "./use-history.ts";
import { customerName } from "../session/customer-name.ts";

interface Props {
  readonly filter: HistoryFilter;
  readonly selectedId: ChatId | null;
}

/** One's own day, the filters, and the chats they leave, the last first. */
export function HistoryList({ filter, selectedId }: Props) {
  const { history } = laterWords;
  const { pages, failure, isBusy, readMore } = useHistory(filter);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <section className={classes.side} aria-label={history.title}>
      <h1>{history.title}</h1>
      <OwnDay />
      <FilterFields filter={filter} />
      <Refusal words={failure} />
      {!pages && failure === "" && (
        <Loader size="sm" aria-label={history.fetching} className={classes.loader} />
      )}
      {pages?.chats.length === 0 && (
        <EmptyPlace icon="history" title={isFiltered ? history.noneFound : history.empty}>
          <p>{isFiltered ? history.noneFoundHint : history.emptyHint}</p>
        </EmptyPlace>
      )}
      {pages && pages.chats.length > 0 && (
        <ul className={classes.chats} aria-label={history.chats}>
          {pages.chats.map((chat) => (
            <li key={chat.chatId}>
              <HistoryChat chat={chat} isSelected={chat.chatId === selectedId} />
            </li>
          ))}
        </ul>
      )}
      {pages?.next && (
        <Button variant="default" loading={isBusy} onClick={readMore} className={classes.more ?? ""}>
          {history.more}
        </Button>
      )}
    </section>
  );
}

interface ChatProps {
  readonly chat: HistoryChatView;
  readonly isSelected: boolean;
}

function HistoryChat({ chat, isSelected }: ChatProps) {
  const { chatId, name, ownedAt, queueId, firstWords, classificationId, ended, stars } = chat;
  const { history, chatPanel } = laterWords;
  const today = useToday();
  const queue = useCards("queue")[queueId]?.name;
  const about = useCards("classification")[classificationId ?? ""]?.name;
  const rated = stars === null ? undefined : "★".repeat(stars);
  const facts = [queue, about, history.endings[ended ?? "open"], rated].filter((fact) => fact !== undefined);
  return (
    <Link
      to="/history/$chatId"
      params={{ chatId }}
      search={true}
      className={classes.chat}
      aria-current={isSelected ? "true" : undefined}
    >
      <Avatar name={name} />
      <span className={classes.line}>
        <strong dir="auto">{customerName(name)}</strong>
        <time dateTime={new Date(ownedAt).toISOString()} title={exactTime(ownedAt)}>
          {dayWords(ownedAt, today)}, {timeOfDay(ownedAt)}
        </time>
      </span>
      <span className={classes.words} dir="auto">
        {firstWords === "" ? chatPanel.noWords : firstWords}
      </span>
      <small>{facts.join(" · ")}</small>
    </Link>
  );
}
