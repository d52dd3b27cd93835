import { Button } from "@mantine/core";
import { memo, useEffect, useMemo, useState } from "react";
import type { Timeline } from "#client/timeline.ts";
import type { ChatCard, ItemCard } from "#contract/views/cards.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useDesk, useIsOnline } from "../session/use-desk.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { HappeningsLine } from "./happenings-line.tsx";
import { type Names, lineWords } from "./line-words.ts";
import {
  type Line,
  type MessageState,
  type NoteEvent,
  keptLines,
  lastCustomerNumber,
  markedLines,
  messageState,
  onTheirWay,
} from "./lines-of.ts";
import classes from "./lines.module.css";
import { MessageLine, SendingLine } from "./message-line.tsx";
import { senderName } from "./sender-name.ts";
import { useNames } from "./use-names.ts";
import { usePlaceInLines } from "./use-place-in-lines.ts";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

interface Props {
  readonly timeline: Timeline<StaffEvent>;
  readonly card: ChatCard | undefined;
  /** The chat as an item of one's own inbox. */
  readonly item: ItemCard | undefined;
}

/** All events of a chat, oldest first. */
export function Lines({ timeline, card, item }: Props) {
  const { chatId, events } = timeline;
  const outbox = useDesk((model) => model.outbox);
  const isOnline = useIsOnline();
  const isTyping = useDesk(({ desk }) => desk.typing[chatId] === true);
  const names = useNames();
  const { lines, hidden, showOlder, showNewest } = useShownLines(events, names);
  const marked = useMemo(() => markedLines(lines, card), [lines, card]);
  const sending = useMemo(() => onTheirWay(outbox, { chatId, events }), [outbox, chatId, events]);
  const lastFromCustomer = useMemo(() => lastCustomerNumber(events), [events]);
  const known = item ?? card;
  const customer = known ? customerName(known.name) : words.workspace.customer;
  const { scroller, isAway, toEnd } = usePlaceInLines({
    firstKey: lines[1]?.key,
    endKey: `${timeline.upTo} ${sending.length} ${isTyping}`,
  });
  const isCrowded = !isAway && lines.length > 2 * linesAtOnce;
  useEffect(() => {
    if (isCrowded) showNewest();
  });

  return (
    <div className={classes.place}>
      <div
        className={classes.scroller}
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={words.workspace.messages}
      >
        <div>
          {(hidden > 0 || timeline.hasOlder) && (
            <OlderLines timeline={timeline} showHeld={hidden > 0 ? showOlder : null} />
          )}
          <ol className={classes.list}>
            {lines.map((line) => (
              <LineRow
                key={line.key}
                line={line}
                names={names}
                customer={customer}
                state={line.kind === "message" ? messageState(line.event.number, card) : "sent"}
                isMarked={marked.has(line.key)}
                waitingItem={line.key === String(lastFromCustomer) ? item : undefined}
              />
            ))}
            {sending.map((entry) => (
              <SendingLine key={entry.id} entry={entry} isOnline={isOnline} />
            ))}
          </ol>
          <div className={classes.typing} aria-live="polite">
            {isTyping && words.workspace.isTyping(customer)}
          </div>
        </div>
      </div>
      {isAway && (
        <Button
          className={classes["to-end"] ?? ""}
          radius="xl"
          rightSection={<Icon name="down" size={15} />}
          onClick={toEnd}
        >
          {words.workspace.toLatest}
        </Button>
      )}
    </div>
  );
}

/** Lines drawn at first, and more on each request for older ones. (F-31) */
const linesAtOnce = 300;

interface ShownLines {
  readonly lines: readonly Line[];
  /** Number of lines held here before the first of `lines`. */
  readonly hidden: number;
  readonly showOlder: () => void;
  /** Shows no more than at first. */
  readonly showNewest: () => void;
}

/**
 * Keeps the first shown line in place: new lines are added at the end, older ones on request. A line costs the same
 * in a chat of thousands.
 */
function useShownLines(events: readonly StaffEvent[], names: Names): ShownLines {
  const wordsFor = useMemo(() => (event: StaffEvent) => lineWords(event, names), [names]);
  const [linesFor] = useState(keptLines);
  const all = useMemo(() => linesFor(events, wordsFor), [linesFor, events, wordsFor]);
  const surplus = Math.max(0, all.length - linesAtOnce);
  const [wanted, setWanted] = useState(surplus);
  const hidden = Math.min(wanted, surplus);
  const lines = useMemo(() => all.slice(hidden), [all, hidden]);
  return {
    lines,
    hidden,
    showOlder: () => setWanted(Math.max(0, hidden - linesAtOnce)),
    showNewest: () => setWanted(surplus),
  };
}

interface OlderProps {
  readonly timeline: Timeline<StaffEvent>;
  /** Shows more of the lines held here; `null` when more must be fetched. */
  readonly showHeld: (() => void) | null;
}

function OlderLines({ timeline, showHeld }: OlderProps) {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const [isBusy, setIsBusy] = useState(false);
  const read = async () => {
    setIsBusy(true);
    await session.readOlder(timeline.chatId);
    setIsBusy(false);
  };
  return (
    <div className={classes.older}>
      <Button
        variant="default"
        loading={isBusy && isOnline}
        disabled={!showHeld && !isOnline}
        onClick={showHeld ?? (() => void read())}
      >
        {showHeld || isOnline ? words.workspace.showOlder : words.workspace.olderWhenConnected}
      </Button>
    </div>
  );
}

interface RowProps {
  readonly line: Line;
  readonly names: Names;
  readonly customer: string;
  readonly state: MessageState;
  readonly isMarked: boolean;
  readonly waitingItem: ItemCard | undefined;
}

const LineRow = memo(function LineRow(row: RowProps) {
  const { line, names, customer, state, isMarked, waitingItem } = row;
  switch (line.kind) {
    case "day":
      return <DayLine at={line.at} />;
    case "note":
      return <NoteLine event={line.event} by={names.author(line.event.by)} />;
    case "message": {
      const { event, isFirst } = line;
      return (
        <MessageLine
          event={event}
          sender={senderName(event.by, { customer, user: names.user })}
          isFirst={isFirst}
          state={state}
          isMarked={isMarked}
          waiting={waitingItem ?? null}
        />
      );
    }
    case "happenings":
      return <HappeningsLine happenings={line.happenings} />;
  }
});

function DayLine({ at }: { readonly at: number }) {
  return <li className={classes.day}>{dayWords(at, useToday())}</li>;
}

function NoteLine({ event, by }: { readonly event: NoteEvent; readonly by: string }) {
  return (
    <li className={classes.note}>
      <header>
        <Icon name="lock" size={15} />
        <span>
          {words.workspace.noteBy(by)} ·{" "}
          <time dateTime={new Date(event.at).toISOString()} title={exactTime(event.at)}>
            {timeOfDay(event.at)}
          </time>
        </span>
      </header>
      <p dir="auto">{event.text}</p>
    </li>
  );
}
