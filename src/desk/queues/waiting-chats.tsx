import { ActionIcon, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { QueueCard, WaitingCard } from "#contract/views/cards.ts";
import { ChooseAll } from "../choosing/choose-all.tsx";
import { ChooseOne } from "../choosing/choose-one.tsx";
import { type Chosen, useChosen } from "../choosing/use-chosen.ts";
import { Avatar } from "../look/avatar.tsx";
import { withKey } from "../keys/key-table.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { Refusal } from "../look/refusal.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsPending } from "../session/use-command.ts";
import { useCards, useMay } from "../session/use-desk.ts";
import { exactTime } from "../time/time-of-day.ts";
import { numberText } from "../words/numbers.ts";
import { laterWords, words } from "../words/words.ts";
import { EndChosen } from "./end-chosen.tsx";
import classes from "./queues-page.module.css";
import { useTake } from "./use-take.ts";
import { customerName } from "../session/customer-name.ts";

/** The chats waiting in a queue, in order; a click takes one. (B-5) */
export function WaitingChats({ queue }: { readonly queue: QueueCard }) {
  const { queueId } = queue;
  const { queues } = laterWords;
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
          <ActionIcon renderRoot={(props) => <Link to="/queues" {...props} />} aria-label={queues.back}>
            <Icon name="back" />
          </ActionIcon>
        )}
        <div>
          <h1>
            <bdi>{queue.name}</bdi>
          </h1>
          <p className="ticking">
            {queues.waiting(count)}
            {queue.isAuto && ` · ${queues.mayTakeAnyway}`}
          </p>
        </div>
        <Button
          size="sm"
          disabled={count === 0}
          loading={isTakingNext}
          title={withKey(words.takeNext.takeNext, "take-next")}
          onClick={() => void takeNext(queueId)}
        >
          {words.takeNext.takeNext}
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
          <EmptyPlace icon="queue" title={queues.waiting(0)}>
            <p>{queues.nobodyWaitsHint(queue.name)}</p>
          </EmptyPlace>
        </div>
      ) : (
        <ol className={classes.waiting} aria-label={queues.waitingChats}>
          {waiting.map((chat) => (
            <WaitingChat
              key={chat.chatId}
              chat={chat}
              answerTargetMs={queue.answerTargetMs}
              chosen={mayEnd ? chosen : null}
              take={() => void take(chat.chatId)}
            />
          ))}
          {count > waiting.length && <li>{queues.more(count - waiting.length)}</li>}
        </ol>
      )}
    </>
  );
}

interface ChatProps {
  readonly chat: WaitingCard;
  readonly answerTargetMs: number;
  /** `null` for those who may not end it. */
  readonly chosen: Chosen<WaitingCard> | null;
  readonly take: () => void;
}

function WaitingChat({ chat, answerTargetMs, chosen, take }: ChatProps) {
  const { chatId, position, name, firstWords, queuedAt, customerGone } = chat;
  const { queues } = laterWords;
  const isBusy = useIsPending("chat.take", chatId);
  return (
    <li className={classes.chat}>
      <span className={classes.place}>
        {chosen && <ChooseOne item={chat} chosen={chosen} label={queues.chooseChat(customerName(name))} />}
        <span className={`${classes.position} ticking`}>{numberText(position)}.</span>
      </span>
      <Avatar name={name} />
      <div>
        <strong>
          <bdi>{customerName(name)}</bdi>
        </strong>
        <span className={classes.words}>
          {firstWords === "" ? queues.notWritten : <bdi>{firstWords}</bdi>}
        </span>
      </div>
      <span className={classes.wait} title={queues.inLineSince(exactTime(queuedAt))}>
        {customerGone && (
          <>
            <Icon name="gone" size={15} /> {queues.gone}
          </>
        )}
        <ReplyWait
          waiting={{ replyWaitSince: queuedAt, replyTargetMs: answerTargetMs }}
          isFilled={position === 1}
        />
      </span>
      <Button
        variant="default"
        loading={isBusy}
        onClick={take}
        aria-label={queues.takeChat(customerName(name))}
      >
        {queues.take}
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
