import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { OfflineMessageCard } from "#contract/views/cards.ts";
import { ChooseAll } from "../choosing/choose-all.tsx";
import { ChooseOne } from "../choosing/choose-one.tsx";
import { type Chosen, useChosen } from "../choosing/use-chosen.ts";
import { entryName } from "../entry/entry-name.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { sentence } from "../look/sentence.ts";
import { useCard, useCards, useMay, useMe } from "../session/use-desk.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { laterWords } from "../words/words.ts";
import { MessageText } from "../workspace/message-text.tsx";
import { useAnswering } from "./use-answering.ts";
import { useFinishing } from "./use-finishing.ts";
import { useMorePages } from "./use-more-pages.ts";
import classes from "./offline-messages.module.css";

/** Unfinished offline messages, the newest first, with those done at once that were chosen. (B-73) */
export function OfflineMessagesPage() {
  const { offlineMessages } = laterWords;
  const { offlineMessageCount: count } = useMe();
  const cards = useCards("offline-message");
  const messages = useMemo(() => Object.values(cards).toSorted((a, b) => b.leftAt - a.leftAt), [cards]);
  const showMore = useMorePages();
  const chosen = useChosen(messages, idOf);
  const { isBusy, finish } = useFinishing();
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <h1>{offlineMessages.title}</h1>
        <p>{offlineMessages.toSeeTo(count)}</p>
        {messages.length > 1 && (
          <div className={classes.bulk}>
            <ChooseAll list={messages} chosen={chosen}>
              <Button
                variant="default"
                disabled={chosen.items.length === 0}
                loading={isBusy}
                onClick={() => void finish(chosen.items)}
              >
                {offlineMessages.doneWithChosen}
              </Button>
            </ChooseAll>
          </div>
        )}
      </header>
      {messages.length === 0 ? (
        <div className={classes.empty}>
          <EmptyPlace icon="mail" title={offlineMessages.empty}>
            <p>{offlineMessages.emptyHint}</p>
          </EmptyPlace>
        </div>
      ) : (
        <ul className={classes.list} aria-label={offlineMessages.title}>
          {messages.map((message) => (
            <Message key={message.offlineMessageId} message={message} chosen={chosen} />
          ))}
          {count > messages.length && (
            <li className={classes.more}>
              <Button variant="default" onClick={showMore}>
                {offlineMessages.showOlder(count - messages.length)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </main>
  );
}

interface MessageProps {
  readonly message: OfflineMessageCard;
  readonly chosen: Chosen<OfflineMessageCard>;
}

function Message({ message, chosen }: MessageProps) {
  const { queueId, name, email, text, entry, leftAt } = message;
  const { isBusy, finish } = useFinishing();
  const { isAnswering, answer } = useAnswering();
  const mayHandle = useMay()("chat.handle");
  const queue = useCard("queue", queueId);
  const who = name === "" ? email : name;
  const today = useToday();
  const { offlineMessages } = laterWords;
  return (
    <li className={classes.message}>
      <ChooseOne item={message} chosen={chosen} label={offlineMessages.choose(who)} />
      <div className={classes.who}>
        {name !== "" && (
          <strong>
            <bdi>{name}</bdi>
          </strong>
        )}
        <a href={mailTo(email)}>
          <Icon name="mail" size={15} /> {email}
        </a>
        <span className={classes.when}>
          <bdi>{queue?.name ?? offlineMessages.queueGone}</bdi> ·{" "}
          <time dateTime={new Date(leftAt).toISOString()} title={exactTime(leftAt)}>
            {offlineMessages.left(dayWords(leftAt, today), timeOfDay(leftAt))}
          </time>
        </span>
      </div>
      <p className={classes.text} dir="auto">
        <MessageText text={text} />
      </p>
      <div className={classes.foot}>
        <span className={classes.from} title={entry.page}>
          <bdi>{entryName(entry).name}</bdi>
          {entry.page !== "" && (
            <>
              {" · "}
              {sentence(offlineMessages.writtenOn(<MessageText text={entry.page} />))}
            </>
          )}
        </span>
        {mayHandle && (
          <Button
            leftSection={<Icon name="mail" size={15} />}
            loading={isAnswering}
            aria-label={offlineMessages.answerTo(who)}
            onClick={() => void answer(message)}
          >
            {offlineMessages.answer}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Icon name="check" size={15} />}
          loading={isBusy}
          aria-label={offlineMessages.doneWith(who)}
          onClick={() => void finish([message])}
        >
          {offlineMessages.done}
        </Button>
      </div>
    </li>
  );
}

function idOf({ offlineMessageId }: OfflineMessageCard): string {
  return offlineMessageId;
}

/** Whatever was typed as an address stays the address: nothing of it becomes a header of the mail. */
function mailTo(email: string): string {
  return `mailto:${encodeURIComponent(email).replace("%40", "@")}`;
}
