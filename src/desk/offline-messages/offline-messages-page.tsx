import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { OfflineMessageCard } from "#contract/views/cards.ts";
import { ChooseAll } from "../choosing/choose-all.tsx";
import { ChooseOne } from "../choosing/choose-one.tsx";
import { type Chosen, useChosen } from "../choosing/use-chosen.ts";
import { entryName } from "../entry/entry-name.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { useCard, useCards, useMe } from "../session/use-desk.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { MessageText } from "../workspace/message-text.tsx";
import { useFinishing } from "./use-finishing.ts";
import { useMorePages } from "./use-more-pages.ts";
import classes from "./offline-messages.module.css";

/** Unfinished offline messages, the newest first, with those done at once that were chosen. (B-73) */
export function OfflineMessagesPage() {
  const { offlineMessageCount: count } = useMe();
  const cards = useCards("offline-message");
  const messages = useMemo(() => Object.values(cards).toSorted((a, b) => b.leftAt - a.leftAt), [cards]);
  const showMore = useMorePages();
  const chosen = useChosen(messages, idOf);
  const { isBusy, finish } = useFinishing();
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <h1>Offline messages</h1>
        <p>
          {count === 0
            ? "Nothing is left to see to"
            : `${count} ${count === 1 ? "message" : "messages"} from customers who found nobody here, newest first. Answer by e-mail, then press Done.`}
        </p>
        {messages.length > 1 && (
          <div className={classes.bulk}>
            <ChooseAll list={messages} chosen={chosen}>
              <Button
                variant="default"
                disabled={chosen.items.length === 0}
                loading={isBusy}
                onClick={() => void finish(chosen.items)}
              >
                Done with those chosen
              </Button>
            </ChooseAll>
          </div>
        )}
      </header>
      {messages.length === 0 ? (
        <div className={classes.empty}>
          <EmptyPlace icon="mail" title="No offline messages">
            <p>
              When a queue is closed, full or unattended, customers can leave a message. Those for your queues
              are listed here.
            </p>
          </EmptyPlace>
        </div>
      ) : (
        <ul className={classes.list} aria-label="Offline messages">
          {messages.map((message) => (
            <Message key={message.offlineMessageId} message={message} chosen={chosen} />
          ))}
          {count > messages.length && (
            <li className={classes.more}>
              <Button variant="default" onClick={showMore}>
                Show older ({count - messages.length} more)
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
  const queue = useCard("queue", queueId);
  const who = name === "" ? email : name;
  const day = dayWords(leftAt, useToday());
  return (
    <li className={classes.message}>
      <ChooseOne item={message} chosen={chosen} label={`Choose the message of ${who}`} />
      <div className={classes.who}>
        {name !== "" && <strong dir="auto">{name}</strong>}
        <a href={mailTo(email)}>
          <Icon name="mail" size={15} /> {email}
        </a>
        <span className={classes.when}>
          {queue?.name ?? "A queue that is gone"} ·{" "}
          <time dateTime={new Date(leftAt).toISOString()} title={exactTime(leftAt)}>
            {day}, {timeOfDay(leftAt)}
          </time>
        </span>
      </div>
      <p className={classes.text} dir="auto">
        <MessageText text={text} />
      </p>
      <div className={classes.foot}>
        <span className={classes.from} title={entry.page}>
          {entryName(entry).name}
          {entry.page !== "" && (
            <>
              {" "}
              · written on <MessageText text={entry.page} />
            </>
          )}
        </span>
        <Button
          variant="default"
          leftSection={<Icon name="check" size={15} />}
          loading={isBusy}
          aria-label={`Done: message of ${who}`}
          onClick={() => void finish([message])}
        >
          Done
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
