import { useMemo } from "react";
import type { BoardQueueCard } from "#contract/views/board-cards.ts";
import type { QueueId } from "#contract/ids.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { useCard, useCards } from "../session/use-desk.ts";
import { statuses } from "../status-bar/statuses.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { waitText } from "../time/clock-text.ts";
import { numberText, percentText } from "../words/numbers.ts";
import { laterWords, words } from "../words/words.ts";
import { BoardList } from "./board-list.tsx";
import classes from "./board-queues.module.css";
import { matches } from "./matches.ts";

/** Each queue with who waits, how long, who serves it and how well it goes, by name: no row moves. (B-90) */
export function BoardQueues({ search }: { readonly search: string }) {
  const { board } = laterWords;
  const queues = useBoardQueues();
  const shown = queues.filter(({ name }) => matches(search, [name]));
  // A search for a person or a customer hides no queue.
  const listed = shown.length === 0 ? queues : shown;
  if (queues.length === 0) {
    return (
      <BoardList title={board.queues}>
        <EmptyPlace icon="queue" title={board.noQueues}>
          <p>{board.noQueuesHint}</p>
        </EmptyPlace>
      </BoardList>
    );
  }
  return (
    <BoardList title={board.queues}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- by keyboard alone it could not be scrolled */}
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={board.queueTable}>
        <table className={classes.queues}>
          <thead>
            <tr>
              <th scope="col">{board.queue}</th>
              <th scope="col">{board.waiting}</th>
              <th scope="col">{board.longest}</th>
              <th scope="col">{board.average}</th>
              <th scope="col" title={board.serviceLevelHint}>
                {board.serviceLevel}
              </th>
              <th scope="col">{board.agents}</th>
              <th scope="col">{board.inProgress}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ card, name, answerTargetMs }) => (
              <QueueRow key={card.queueId} card={card} name={name} answerTargetMs={answerTargetMs} />
            ))}
          </tbody>
        </table>
      </div>
    </BoardList>
  );
}

export interface NamedQueue {
  readonly card: BoardQueueCard;
  readonly name: string;
  readonly answerTargetMs: number;
}

/** The queues of the board with their names, by name. */
export function useBoardQueues(): readonly NamedQueue[] {
  const cards = useCards("board-queue");
  const queues = useCards("queue");
  return useMemo(
    () =>
      Object.values(cards)
        .map((card) => {
          const { name = "", answerTargetMs = 0 } = queues[card.queueId] ?? {};
          return { card, name, answerTargetMs };
        })
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    [cards, queues],
  );
}

function QueueRow({ card, name, answerTargetMs }: NamedQueue) {
  const { board } = laterWords;
  const { waitingCount, longestWaitSince, averageWaitMs, answered, abandoned, agents, inProgress } = card;
  return (
    <tr data-waits={waitingCount > 0 || undefined}>
      <th scope="row">
        <bdi>{name}</bdi>
        <QueueAlert queueId={card.queueId} name={name} />
      </th>
      <td className={classes.count}>{numberText(waitingCount)}</td>
      <td>
        {longestWaitSince === null ? (
          <Nothing />
        ) : (
          <ReplyWait waiting={{ replyWaitSince: longestWaitSince, replyTargetMs: answerTargetMs }} isFilled />
        )}
      </td>
      <td>{averageWaitMs === null ? <Nothing /> : waitText(averageWaitMs)}</td>
      <td title={board.ofLatest(answered, abandoned)}>
        <Level level={card.serviceLevel} />
      </td>
      <td>
        <Staffing agents={agents} />
      </td>
      <td>{numberText(inProgress)}</td>
    </tr>
  );
}

/** Why supervisors are alerted about the queue. */
export function QueueAlert({ queueId, name }: { readonly queueId: QueueId; readonly name: string }) {
  const alerts = useCard("queue-alert", queueId)?.alerts ?? [];
  if (alerts.length === 0) return null;
  const said = alerts.map(({ kind, since }) => words.statusBar.queueAlerts[kind](name, timeOfDay(since)));
  return (
    <span className={classes.alert} title={said.join("\n")}>
      <Icon name="warning" size={15} />
      <span className="for-screen-readers">{said.join(" ")}</span>
    </span>
  );
}

function Nothing() {
  return (
    <>
      <span aria-hidden="true" className={classes.nothing}>
        –
      </span>
      <span className="for-screen-readers">{laterWords.board.nothing}</span>
    </>
  );
}

/** The service level as a number and as a length. */
function Level({ level }: { readonly level: number | null }) {
  if (level === null) return <Nothing />;
  return (
    <span className={classes.level}>
      <span className={classes.gauge} aria-hidden="true">
        <span style={{ inlineSize: `${level * 100}%` }} />
      </span>
      <span className="ticking">{percentText(level)}</span>
    </span>
  );
}

/** Who serves the queue now, as a bar and in numbers. */
function Staffing({ agents }: Pick<BoardQueueCard, "agents">) {
  const present = statuses
    .filter((status) => status !== "unavailable")
    .filter((status) => agents[status] > 0);
  if (present.length === 0) return <span className={classes.nobody}>{laterWords.board.nobody}</span>;
  const said = present.map((status) => `${numberText(agents[status])} ${words.statusBar.statuses[status]}`);
  return (
    <span className={classes.staffing} title={said.join(", ")}>
      {present.map((status) => (
        <span key={status} data-status={status} style={{ flexGrow: agents[status] }}>
          <span aria-hidden="true">{numberText(agents[status])}</span>
        </span>
      ))}
      <span className="for-screen-readers">{said.join(", ")}</span>
    </span>
  );
}
