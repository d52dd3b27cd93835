import { Link, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import type { QueueId } from "#contract/ids.ts";
import type { QueueCard } from "#contract/views/cards.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { replyWaitAt } from "../reply-wait/reply-wait-at.ts";
import { useCards } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { useNow } from "../time/use-now.ts";
import { numberText } from "../words/numbers.ts";
import { laterWords } from "../words/words.ts";
import classes from "./queues-page.module.css";
import { servedQueues } from "./served-queues.ts";
import { WaitingChats } from "./waiting-chats.tsx";

/** The queues the agent serves, each with its counter, and the chats that wait in one of them. (B-4, B-5) */
export function QueuesPage() {
  const { queueId } = useParams({ strict: false });
  const cards = useCards("queue");
  const queues = useMemo(() => servedQueues(Object.values(cards)), [cards]);
  const selected = queues.find((queue) => queue.queueId === (queueId as QueueId | undefined));
  return (
    <main className={classes.page} data-selected={selected ? "" : undefined}>
      <nav className={classes.list} aria-label={laterWords.queues.title}>
        <h2>{laterWords.queues.title}</h2>
        <ul>
          {queues.map((queue) => (
            <li key={queue.queueId}>
              <QueueLink queue={queue} isSelected={queue === selected} />
            </li>
          ))}
        </ul>
        {queues.length === 0 && (
          <EmptyPlace icon="queue" title={laterWords.queues.empty}>
            <p>{laterWords.queues.emptyHint}</p>
          </EmptyPlace>
        )}
      </nav>
      <section className={classes["queue-place"]} aria-label={laterWords.queues.queue(selected?.name)}>
        {selected ? (
          <WaitingChats key={selected.queueId} queue={selected} />
        ) : (
          <div className={classes.empty}>
            <EmptyPlace icon="queue" title={laterWords.queues.choose}>
              <p>{laterWords.queues.chooseHint}</p>
            </EmptyPlace>
          </div>
        )}
      </section>
    </main>
  );
}

function QueueLink({ queue, isSelected }: { readonly queue: QueueCard; readonly isSelected: boolean }) {
  const { queueId, name, isAuto } = queue;
  return (
    <Link
      to="/queues/$queueId"
      params={{ queueId }}
      className={classes.queue}
      aria-current={isSelected ? "true" : undefined}
    >
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <Waiting queue={queue} />
      <small>{isAuto ? laterWords.queues.isAuto : laterWords.queues.byHand}</small>
    </Link>
  );
}

/** The counter; by hand it has the colour of the longest wait against the target. (B-17) */
function Waiting({ queue }: { readonly queue: QueueCard }) {
  const { waitingCount, longestWaitSince, answerTargetMs, isAuto } = queue;
  const count = waitingCount ?? 0;
  const wait = replyWaitAt({ replyWaitSince: longestWaitSince, replyTargetMs: answerTargetMs }, useNow());
  const grade = isAuto ? "quiet" : wait?.grade;
  return (
    <>
      <span className={`${classes.count} ticking`} data-some={count > 0 || undefined} data-grade={grade}>
        {numberText(count)}
        <span className="for-screen-readers"> {laterWords.queues.waitingUnit}</span>
      </span>
      {wait && count > 0 && (
        <small className={`${classes.longest} ticking`}>
          {laterWords.queues.longest(waitText(wait.waitMs), grade === "late")}
        </small>
      )}
    </>
  );
}
