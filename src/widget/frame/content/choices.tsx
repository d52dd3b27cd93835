import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import { useStore } from "../use-store.ts";
import { later } from "../words/spoken.ts";
import styles from "./choices.css?inline";

interface Props {
  readonly session: CustomerSession;
  readonly labels: readonly string[];
  /** The message that offers them. */
  readonly chatId: ChatId;
  readonly number: number;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/**
 * Answers that one press sends, as long as the customer has neither answered nor written and the chat goes on; after
 * that, what was offered.
 */
export function Choices({ session, labels, chatId, number }: Props) {
  const { customer, outbox } = useStore(session.model);
  const { kind } = customer.situation;
  const isCurrent = customer.chatId === chatId && (kind === "waiting" || kind === "with-agent");
  const hasWritten = customer.timelines[chatId]?.events.some(
    (event) => event.type === "message" && event.from === "customer" && event.number > number,
  );
  if (!isCurrent || hasWritten || outbox.length > 0) {
    return <p class="offered">{labels.join(" · ")}</p>;
  }
  const choose = (label: string) => {
    // A second press, also in another tab, is the same answer.
    session.write(label, { id: `${chatId}-${number}` as CommandId });
    // The button is gone, and with it the focus.
    document.querySelector<HTMLElement>(".log")?.focus();
  };
  return (
    <div class="choices" role="group" aria-label={later.choices.group}>
      {labels.map((label) => (
        <button key={label} class="choice" type="button" dir="auto" onClick={() => choose(label)}>
          {label}
        </button>
      ))}
    </div>
  );
}
