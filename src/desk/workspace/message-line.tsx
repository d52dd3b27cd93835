import { Button } from "@mantine/core";
import { memo } from "react";
import type { AgentWords } from "#client/desk-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import { choicesOfParts, filesOfParts, textOfParts } from "#client/text-of-parts.ts";
import type { Waiting } from "../reply-wait/reply-wait-at.ts";
import { ReplyWait } from "../reply-wait/reply-wait.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { exactTime, timeOfDay } from "../time/time-of-day.ts";
import type { MessageEvent, MessageState } from "./lines-of.ts";
import classes from "./lines.module.css";
import { MessageText } from "./message-text.tsx";
import { words } from "../words/words.ts";
import { wordsForError } from "../words/words-for-error.ts";

const MessageFiles = lazyPart(async () => (await import("../files/message-files.tsx")).MessageFiles);

interface Props {
  readonly event: MessageEvent;
  readonly sender: string;
  readonly isFirst: boolean;
  /** Of what the company says. */
  readonly state: MessageState;
  /** Whether the state is shown below, or only read out. */
  readonly isMarked: boolean;
  /** The wait that this message, the customer's most recent one, bears. */
  readonly waiting: Waiting | null;
}

/** One message among the lines; its time stands with the sender, or comes under the pointer. */
export const MessageLine = memo(function MessageLine(line: Props) {
  const { event, sender, isFirst, state, isMarked, waiting } = line;
  const isOurs = event.by.kind !== "customer";
  const text = textOfParts(event.parts, words.workspace.unknownPart);
  const files = filesOfParts(event.parts);
  const choices = choicesOfParts(event.parts);
  const time = (
    <time dateTime={new Date(event.at).toISOString()} title={exactTime(event.at)}>
      {timeOfDay(event.at)}
    </time>
  );
  return (
    <li className={classes.message} data-from={event.by.kind} data-first={isFirst || undefined}>
      <span className={isFirst ? classes.sender : "for-screen-readers"}>
        {event.by.kind === "system" && <Icon name="automatic" size={14} />}
        <bdi>{sender}</bdi>
        {isFirst && time}
      </span>
      {files.length > 0 && <MessageFiles files={files} />}
      <div className={classes.row}>
        {text !== "" && (
          <div className={classes.bubble} dir="auto" translate="yes">
            <MessageText text={text} />
          </div>
        )}
        {!isFirst && <span className={classes.stamp}>{time}</span>}
      </div>
      {choices.length > 0 && <OfferedChoices choices={choices} />}
      {isOurs && (
        <span className={isMarked ? classes.mark : "for-screen-readers"}>
          {isMarked && <Icon name={state === "sent" ? "check" : "double-check"} size={14} />}
          {words.workspace.states[state]}
        </span>
      )}
      {waiting && (
        <div className={classes.wait}>
          <ReplyWait waiting={waiting} isLarge />
        </div>
      )}
    </li>
  );
});

/** What the customer could choose from. */
function OfferedChoices({ choices }: { readonly choices: readonly string[] }) {
  return (
    <ul className={classes.offered} aria-label={words.workspace.offeredChoices}>
      {choices.map((choice) => (
        <li key={choice} dir="auto">
          {choice}
        </li>
      ))}
    </ul>
  );
}

interface SendingProps {
  readonly entry: OutboxEntry<AgentWords>;
  readonly isOnline: boolean;
}

/** A message on its way, or one that was not accepted: then it says why, and waits for its writer. */
export function SendingLine({ entry, isOnline }: SendingProps) {
  const { session } = useSignedInDesk();
  const { id, payload, error } = entry;
  return (
    <li
      className={classes.message}
      data-from="user"
      data-failed={error ? "" : undefined}
      data-sending={error ? undefined : ""}
    >
      <span className="for-screen-readers">{words.workspace.you}</span>
      <div className={classes.row}>
        <div className={classes.bubble} dir="auto" translate="yes">
          <MessageText text={payload.text || words.workspace.filesOnly(payload.fileIds?.length ?? 0)} />
        </div>
        {!error && (
          <span className={classes.mark}>
            <Icon name="sending" size={14} />{" "}
            {isOnline ? words.workspace.sending : words.workspace.sentWhenConnected}
          </span>
        )}
      </div>
      {error && (
        <div className={classes.failure} role="alert">
          <p>
            <Icon name="warning" size={15} /> {words.workspace.notSent(wordsForError(error))}
          </p>
          <Button variant="default" size="compact-xs" onClick={() => session.retryMessage(id)}>
            {words.workspace.tryAgain}
          </Button>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => session.dropMessage(id)}>
            {words.workspace.drop}
          </Button>
        </div>
      )}
    </li>
  );
}
