import "@mantine/core/styles/Checkbox.layer.css";
import { Button, Checkbox } from "@mantine/core";
import { useMemo, useState } from "react";
import type { OfflineMessageCard } from "#contract/views/cards.ts";
import { entryName } from "../entry/entry-name.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCard, useCards, useMe } from "../session/use-desk.ts";
import { useCommand } from "../session/use-command.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { MessageText } from "../workspace/message-text.tsx";
import { useChosenMessages } from "./use-chosen-messages.ts";
import { useMorePages } from "./use-more-pages.ts";
import classes from "./offline-messages.module.css";

/** Unfinished offline messages, the newest first, with those done at once that were chosen. (B-73) */
export function OfflineMessagesPage() {
  const { offlineMessageCount: count } = useMe();
  const cards = useCards("offline-message");
  const messages = useMemo(() => Object.values(cards).toSorted((a, b) => b.leftAt - a.leftAt), [cards]);
  const showMore = useMorePages();
  const { chosen, choose, finish, isBusy } = useChosenMessages(messages);
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
            <Checkbox
              label={chosen.length === 0 ? "Choose all shown" : `${chosen.length} chosen`}
              checked={chosen.length === messages.length}
              indeterminate={chosen.length > 0 && chosen.length < messages.length}
              onChange={(event) => choose(event.currentTarget.checked ? messages : [])}
            />
            <Button
              variant="default"
              disabled={chosen.length === 0}
              loading={isBusy}
              onClick={() => void finish()}
            >
              Done with those chosen
            </Button>
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
            <Message
              key={message.offlineMessageId}
              message={message}
              isChosen={chosen.includes(message)}
              choose={(isChosen) =>
                choose(isChosen ? [...chosen, message] : chosen.filter((other) => other !== message))
              }
            />
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
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

function Message({ message, isChosen, choose }: MessageProps) {
  const { offlineMessageId, queueId, name, email, text, entry, leftAt } = message;
  const { session } = useSignedInDesk();
  const run = useCommand();
  const [isBusy, setIsBusy] = useState(false);
  const queue = useCard("queue", queueId);
  const who = name === "" ? email : name;
  const day = dayWords(leftAt, session.now());
  const finish = async () => {
    setIsBusy(true);
    await run("offline-message.finish", { offlineMessageId });
    setIsBusy(false);
  };
  return (
    <li className={classes.message}>
      <div className={classes.who}>
        <Checkbox
          aria-label={`Choose the message of ${who}`}
          checked={isChosen}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
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
          onClick={() => void finish()}
        >
          Done
        </Button>
      </div>
    </li>
  );
}

/** Whatever was typed as an address stays the address: nothing of it becomes a header of the mail. */
function mailTo(email: string): string {
  return `mailto:${encodeURIComponent(email).replace("%40", "@")}`;
}
