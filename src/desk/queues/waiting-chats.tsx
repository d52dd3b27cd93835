import { ActionIcon, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { QueueCard, WaitingCard } from "#contract/views/cards.ts";
import { ChooseAll } from "../choosing/choose-all.tsx";
import { ChooseOne } from "../choosing/choose-one.tsx";
import { type Chosen, useChosen } from "../choosing/use-chosen.ts";
import { Avatar } from "../look/avatar.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsPending } from "../session/use-command.ts";
import { useCards, useMay } from "../session/use-desk.ts";
import { exactTime } from "../time/time-of-day.ts";
import { EndChosen } from "./end-chosen.tsx";
import classes from "./queues-page.module.css";
import { useTake } from "./use-take.ts";

/** The chats waiting in a queue, in order; a click takes one. (B-5) */
export function WaitingChats({ queue }: { readonly queue: QueueCard }) {
  const { queueId } = queue;
  const { session } = useSignedInDesk();
  const waiting = useWaiting(queue);
  const { refusal, take, takeNext } = useTake();
  const isTakingNext = useIsPending("chat.take-next", queueId);
  const chosen = useChosen(waiting, idOf);
  const mayEnd = useMay()("chat.end-waiting");
  const count = queue.waitingCount ?? waiting.length;
  useEffect(() => {
    session.watchQueue(queueId);
    return () => session.watchQueue(null);
  }, [session, queueId]);
  return (
    <>
      <header className={classes.head}>
        {useIsNarrow() && (
          <ActionIcon
            renderRoot={(props) => <Link to="/queues" {...props} />}
            aria-label="Back to the queues"
          >
            <Icon name="back" />
          </ActionIcon>
        )}
        <div>
          <h1>{queue.name}</h1>
          <p className="ticking">
            {count === 0 ? "Nobody is waiting" : `${count} waiting`}
            {queue.isAuto && " · chats are allocated automatically; you can take one all the same"}
          </p>
        </div>
        <Button
          size="sm"
          disabled={count === 0}
          loading={isTakingNext}
          onClick={() => void takeNext(queueId)}
        >
          Take next
        </Button>
      </header>
      {refusal !== "" && (
        <div className={classes.refusal}>
          <Refusal words={refusal} />
        </div>
      )}
      {mayEnd && waiting.length > 0 && (
        <div className={classes.bulk}>
          <ChooseAll list={waiting} chosen={chosen}>
            <EndChosen chosen={chosen} />
          </ChooseAll>
        </div>
      )}
      {waiting.length === 0 ? (
        <div className={classes.empty}>
          <EmptyPlace icon="queue" title="Nobody is waiting">
            <p>Customers who ask for a chat in {queue.name} are shown here until somebody has them.</p>
          </EmptyPlace>
        </div>
      ) : (
        <ol className={classes.waiting} aria-label="Waiting chats">
          {waiting.map((chat) => (
            <WaitingChat
              key={chat.chatId}
              chat={chat}
              replyTargetMs={queue.replyTargetMs}
              chosen={mayEnd ? chosen : null}
              take={() => void take(chat.chatId)}
            />
          ))}
          {count > waiting.length && <li>and {count - waiting.length} more</li>}
        </ol>
      )}
    </>
  );
}

interface ChatProps {
  readonly chat: WaitingCard;
  readonly replyTargetMs: number;
  /** `null` for those who may not end it. */
  readonly chosen: Chosen<WaitingCard> | null;
  readonly take: () => void;
}

function WaitingChat({ chat, replyTargetMs, chosen, take }: ChatProps) {
  const { chatId, position, name, firstWords, queuedAt, customerGone } = chat;
  const isBusy = useIsPending("chat.take", chatId);
  return (
    <li className={classes.chat}>
      <span className={classes.place}>
        {chosen && <ChooseOne item={chat} chosen={chosen} label={`Choose the chat with ${name}`} />}
        <span className={`${classes.position} ticking`}>{position}.</span>
      </span>
      <Avatar name={name} />
      <div>
        <strong>{name}</strong>
        <span className={classes.words} dir="auto">
          {firstWords === "" ? "Has not written yet" : firstWords}
        </span>
      </div>
      <span className={classes.wait} title={`In line since ${exactTime(queuedAt)}`}>
        {customerGone && (
          <>
            <Icon name="gone" size={15} /> Gone
          </>
        )}
        <ReplyWait waiting={{ replyWaitSince: queuedAt, replyTargetMs }} isFilled={position === 1} />
      </span>
      <Button variant="default" loading={isBusy} onClick={take} aria-label={`Take the chat with ${name}`}>
        Take
      </Button>
    </li>
  );
}

function idOf({ chatId }: WaitingCard): ChatId {
  return chatId;
}

function useWaiting({ queueId }: QueueCard): readonly WaitingCard[] {
  const cards = useCards("waiting");
  return useMemo(
    () =>
      Object.values(cards)
        .filter((card) => card.queueId === queueId)
        .toSorted((a, b) => a.position - b.position),
    [cards, queueId],
  );
}
