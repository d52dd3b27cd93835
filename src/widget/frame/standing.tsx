import type { CustomerSessionModel } from "#client/customer-session.ts";
import { say } from "#contract/sentence.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { ComponentChild } from "preact";
import { Icon } from "./icon.tsx";
import type { ChatWords } from "./words/chat-words.ts";

interface Props {
  readonly model: CustomerSessionModel;
  readonly situation: SituationView;
  readonly isEmpty: boolean;
  readonly words: ChatWords;
  /** What is known of the wait; `null` until that part is loaded and the server has said so. */
  readonly wait: ComponentChild;
}

/** The present state, shown below the last line: greeting, connecting, waiting, typing. (B-71) */
export function Standing({ model, situation, isEmpty, words, wait }: Props) {
  const { customer, connection } = model;
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
        <h2>{words.greeting}</h2>
        <p>{say(words.invitation, { company: customer.companyName })}</p>
      </div>
    );
  if (situation.kind === "waiting")
    return (
      <div class="waiting">
        <Dots />
        {wait ?? <p>{words.waiting}</p>}
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
