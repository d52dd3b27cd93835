import type { QueueId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import type { TargetQueueView, TransferTargetsView } from "#contract/views/transfer-targets-view.ts";
import { useAccount, useCards } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { laterWords } from "../words/words.ts";
import classes from "./transfer.module.css";

interface Props {
  readonly item: ItemCard;
  readonly targets: TransferTargetsView | null;
  readonly chosenId: QueueId | null;
  readonly choose: (queueId: QueueId) => void;
}

/** The queues to which the chat can be moved, each with what awaits the customer there. (B-43) */
export function QueueChoices({ item, targets, chosenId, choose }: Props) {
  const { transferTo } = useAccount();
  const queues = Object.values(useCards("queue"))
    .filter(({ queueId, isServed }) => queueId !== item.queueId && (transferTo === "any" || isServed))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const facts = new Map(targets?.queues.map((queue) => [queue.queueId, queue]));
  const words = laterWords.transfer;
  return (
    <fieldset className={classes.choices}>
      <legend>{words.whichQueue}</legend>
      {queues.length === 0 && <p>{words.noQueue}</p>}
      {queues.map(({ queueId, name }) => (
        <label key={queueId} className={classes.choice}>
          <input
            type="radio"
            name="to-queue"
            checked={queueId === chosenId}
            onChange={() => choose(queueId)}
          />
          <bdi className={classes.name}>{name}</bdi>
          <QueueFacts queue={facts.get(queueId)} />
        </label>
      ))}
    </fieldset>
  );
}

function QueueFacts({ queue }: { readonly queue: TargetQueueView | undefined }) {
  const words = laterWords.transfer;
  if (!queue) return <small>…</small>;
  const { waitingCount, estimatedWaitMs, availableCount } = queue;
  return (
    <small className="ticking">
      {words.waiting(waitingCount)}
      {" · "}
      {estimatedWaitMs === null ? words.noEstimate : words.estimate(waitWords(estimatedWaitMs))}
      {" · "}
      <span data-none={availableCount === 0 || undefined}>{words.available(availableCount)}</span>
    </small>
  );
}

/** An estimate is no more exact than this: from two minutes on in minutes. */
function waitWords(ms: number): string {
  const minute = 60_000;
  return durationWords(ms < 2 * minute ? ms : Math.round(ms / minute) * minute);
}
