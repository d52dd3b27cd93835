import { ActionIcon } from "@mantine/core";
import { Link, Navigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { useReplyWait } from "../reply-wait/use-reply-wait.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useAccount, useMay } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import { numberText, percentText } from "../words/numbers.ts";
import { laterWords } from "../words/words.ts";
import { Totals } from "./board-head.tsx";
import { type NamedQueue, QueueAlert, useBoardQueues } from "./board-queues.tsx";
import classes from "./wall.module.css";

/** The board for a television: no names of customers, figures that are read from across the room. (B-90) */
export function WallPage() {
  const { session } = useSignedInDesk();
  const { name } = useAccount();
  const mayRead = useMay()("board.read");
  const queues = useBoardQueues();
  const { board } = laterWords;
  useEffect(() => {
    if (!mayRead) return undefined;
    session.watchBoard(true);
    return () => session.watchBoard(false);
  }, [session, mayRead]);
  if (!mayRead) return <Navigate to="/" replace />;
  return (
    <main className={classes.wall}>
      <header className={classes.head}>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Clock />
        <ActionIcon renderRoot={(props) => <Link to="/board" {...props} />} aria-label={board.leaveWall}>
          <Icon name="close" />
        </ActionIcon>
      </header>
      <Totals />
      {queues.length === 0 ? (
        <EmptyPlace icon="queue" title={board.noQueues}>
          <p>{board.noQueuesHint}</p>
        </EmptyPlace>
      ) : (
        <ul className={classes.queues}>
          {queues.map((queue) => (
            <Tile key={queue.card.queueId} {...queue} />
          ))}
        </ul>
      )}
    </main>
  );
}

function Clock() {
  return <span className={`${classes.clock} ticking`}>{timeOfDay(useNow())}</span>;
}

function Tile({ card, name, answerTargetMs }: NamedQueue) {
  const { board } = laterWords;
  const wait = useReplyWait({ replyWaitSince: card.longestWaitSince, replyTargetMs: answerTargetMs });
  return (
    <li className={classes.tile} data-grade={wait?.grade}>
      <h2>
        <bdi>{name}</bdi>
        <QueueAlert queueId={card.queueId} name={name} />
      </h2>
      <dl>
        <div className={classes.large}>
          <dt>{board.waiting}</dt>
          <dd className="ticking">{numberText(card.waitingCount)}</dd>
        </div>
        <div className={classes.large}>
          <dt>
            {wait?.grade === "late" && <Icon name="warning" size={20} />} {board.longest}
          </dt>
          <dd className="ticking">{wait ? waitText(wait.waitMs) : "–"}</dd>
        </div>
        <div>
          <dt>{board.serviceLevel}</dt>
          <dd className="ticking">{card.serviceLevel === null ? "–" : percentText(card.serviceLevel)}</dd>
        </div>
        <div>
          <dt>{board.free}</dt>
          <dd className="ticking">{numberText(card.agents.available)}</dd>
        </div>
        <div>
          <dt>{board.inProgress}</dt>
          <dd className="ticking">{numberText(card.inProgress)}</dd>
        </div>
      </dl>
    </li>
  );
}
