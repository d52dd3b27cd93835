import { ActionIcon, Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { QueueCard, WaitingCard } from "#contract/views/cards.ts";
import { ChooseAll } from "../choosing/choose-all.tsx";
import { ChooseOne } from "../choosing/choose-one.tsx";
import { type Chosen, useChosen } from "../choosing/use-chosen.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import type { Given } from "../session/commands.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsPending } from "../session/use-command.ts";
import { useCards, useMay } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { exactTime } from "../time/time-of-day.ts";
import { useNow } from "../time/use-now.ts";
import { EndChosen } from "./end-chosen.tsx";
import classes from "./queues-page.module.css";

/** The chats waiting in a queue, in order; a click takes one. (B-5) */
export function WaitingChats({ queue }: { readonly queue: QueueCard }) {
  const { queueId } = queue;
  const { session } = useSignedInDesk();
  const waiting = useWaiting(queue);
  const { refusal, take, takeNext } = useTake(queue);
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
        <Button size="sm" disabled={count === 0} loading={isTakingNext} onClick={() => void takeNext()}>
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
  /** `null` for those who may not end it. */
  readonly chosen: Chosen<WaitingCard> | null;
  readonly take: () => void;
}

function WaitingChat({ chat, chosen, take }: ChatProps) {
  const { chatId, position, name, firstWords, queuedAt, customerGone } = chat;
  const isBusy = useIsPending("chat.take", chatId);
  return (
    <li className={classes.chat}>
      <span className={classes.place}>
        {chosen && <ChooseOne item={chat} chosen={chosen} label={`Choose the chat with ${name}`} />}
        <span className={`${classes.position} ticking`}>{position}.</span>
      </span>
      <div style={{ minWidth: 0 }}>
        <strong>{name}</strong>
        <span className={classes.words} dir="auto">
          {firstWords === "" ? "Has not written yet" : firstWords}
        </span>
      </div>
      <span className={classes.wait} title={`In line since ${exactTime(queuedAt)}`}>
        {customerGone && (
          <>
            <Icon name="gone" size={15} /> Gone ·
          </>
        )}
        <Icon name="clock" size={15} />
        <WaitSoFar since={queuedAt} />
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

function WaitSoFar({ since }: { readonly since: number }) {
  return <span className="ticking">{waitText(useNow() - since)}</span>;
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

function useTake({ queueId }: QueueCard) {
  const { commands } = useSignedInDesk();
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState("");
  const run = async (given: Promise<Given>) => {
    setRefusal("");
    const { ok, refusal: why } = await given;
    if (ok) await navigate({ to: "/inbox/$chatId", params: { chatId: ok.id ?? ok.log } });
    else setRefusal(why.words);
  };
  return {
    refusal,
    take: (chatId: ChatId) => run(commands.give("chat.take", { chatId })),
    takeNext: () => run(commands.give("chat.take-next", { queueId })),
  };
}
