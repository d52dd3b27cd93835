import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { AllocationView, CandidateView } from "#contract/views/allocation-view.ts";
import { Avatar } from "../look/avatar.tsx";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { words as commonWords, laterWords } from "../words/words.ts";
import classes from "./allocation.module.css";
import { reasonOf } from "./reason-of.ts";

interface Props {
  readonly chatId: ChatId;
  readonly close: () => void;
}

/** Why the chat went to whom it did, and why it waits: each agent with the reason. (B-13) */
export function WhyDialog({ chatId, close }: Props) {
  const answer = useAllocation(chatId);
  const words = laterWords.allocation;
  return (
    <Dialog close={close} title={words.title}>
      <div className={dialog.form}>
        {answer === "fetching" && <p role="status">{words.fetching}</p>}
        {answer === "failed" && <p role="status">{words.failed}</p>}
        {typeof answer === "object" && <Answer answer={answer} />}
        <div className={dialog.buttons}>
          <Button variant="default" data-autofocus onClick={close}>
            {commonWords.look.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function useAllocation(chatId: ChatId): AllocationView | "fetching" | "failed" {
  const { session } = useSignedInDesk();
  const [answer, setAnswer] = useState<AllocationView | "fetching" | "failed">("fetching");
  useEffect(() => {
    let isCurrent = true;
    void session.query("chat.explain", { chatId }).then(({ ok }) => {
      if (isCurrent) setAnswer(ok ?? "failed");
    });
    return () => {
      isCurrent = false;
    };
  }, [session, chatId]);
  return answer;
}

function Answer({ answer: { isAuto, since, now, last } }: { readonly answer: AllocationView }) {
  const words = laterWords.allocation;
  return (
    <>
      {now && (
        <section className={classes.part}>
          <h3>{words.nowTitle}</h3>
          {isAuto ? <Now now={now} /> : <p>{words.byHand}</p>}
        </section>
      )}
      {since && <p>{words.since[since]}</p>}
      {last && <Last last={last} />}
      {!now && !last && !since && <p>{words.never}</p>}
    </>
  );
}

function Now({ now }: { readonly now: NonNullable<AllocationView["now"]> }) {
  const words = laterWords.allocation;
  const isPossible = now.candidates.some(({ why }) => why === null);
  return (
    <>
      <p>{isPossible ? words.someone : words.nobody}</p>
      <Candidates candidates={now.candidates} others={now.others} possible={words.canNow} />
    </>
  );
}

function Last({ last }: { readonly last: NonNullable<AllocationView["last"]> }) {
  const nameOf = useUserName();
  const words = laterWords.allocation;
  const today = useToday();
  const [, ...rest] = last.candidates;
  return (
    <section className={classes.part}>
      <h3 title={exactTime(last.at)}>
        {words.thenTitle(`${dayWords(last.at, today)}, ${timeOfDay(last.at)}`)}
      </h3>
      <p>{reasonOf(last.candidates, nameOf)}</p>
      {rest.length > 0 && (
        <>
          <p>{words.others}</p>
          <Candidates candidates={rest} others={last.others} possible={words.could} />
        </>
      )}
    </section>
  );
}

interface ListProps {
  readonly candidates: readonly CandidateView[];
  readonly others: number;
  /** Said of those who could be given the chat. */
  readonly possible: string;
}

function Candidates({ candidates, others, possible }: ListProps) {
  const nameOf = useUserName();
  const words = laterWords.allocation;
  return (
    <ul className={classes.candidates}>
      {candidates.map(({ userId, why, owned, chatsMax }) => (
        <li key={userId}>
          <Avatar name={nameOf(userId)} isSmall />
          <bdi>{nameOf(userId)}</bdi>
          <small>
            {why === null ? possible : words.whys[why]} · {words.owned(owned, chatsMax)}
          </small>
        </li>
      ))}
      {others > 0 && <li className={classes.more}>{words.more(others)}</li>}
    </ul>
  );
}
