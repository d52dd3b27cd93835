import type { CustomerSessionModel } from "#client/customer-session.ts";
import { say } from "#contract/sentence.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import { Icon } from "./icon.tsx";
import { usePart } from "./use-part.ts";
import type { ChatWords } from "./words/chat-words.ts";
import { withLater } from "./words/spoken.ts";

const loadWait = async () => (await withLater(import("./wait/wait-card.tsx"))).drawWaitCard;
import { ownTexts } from "./own-texts.ts";

interface Props {
  readonly model: CustomerSessionModel;
  readonly situation: SituationView;
  readonly isEmpty: boolean;
  readonly words: ChatWords;
}

/** The present state, shown below the last line: greeting, connecting, waiting, typing. (B-71) */
export function Standing({ model, situation, isEmpty, words }: Props) {
  const { customer, connection } = model;
  const drawWaitCard = usePart(situation.kind === "waiting", loadWait);
  if (connection === "ended") return null;
  if (isEmpty && customer.companyName === "")
    return (
      <div class="middle late">
        <Dots />
        <p>{words.connecting}</p>
      </div>
    );
  if (isEmpty)
    return (
      <div class="greeting">
        <Icon name="chat" />
        <h2 dir="auto">{ownTexts.greeting || words.greeting}</h2>
        <p dir="auto">{ownTexts.invitation || say(words.invitation, { company: customer.companyName })}</p>
      </div>
    );
  if (situation.kind === "waiting")
    return (
      <div class="waiting">
        <Dots />
        {drawWaitCard && customer.wait ? (
          drawWaitCard({ situation, wait: customer.wait })
        ) : (
          <p>{words.isWaiting}</p>
        )}
      </div>
    );
  if (situation.kind !== "with-agent" || !customer.agentTyping) return null;
  return (
    <div class="typing" aria-live="off">
      <Dots />
      <span class="unseen">{say(words.typing, situation)}</span>
    </div>
  );
}

function Dots() {
  return (
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
