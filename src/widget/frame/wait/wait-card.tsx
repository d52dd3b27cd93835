import type { SituationView } from "#contract/views/situation-view.ts";
import type { WaitView } from "#contract/views/wait-view.ts";
import { say } from "#contract/sentence.ts";
import { locale } from "../words/locale.ts";
import { later } from "../words/spoken.ts";
import { durationWords, waitLine } from "./wait-line.ts";

interface Props {
  readonly situation: SituationView;
  readonly wait: WaitView;
}

/** The card as a function, so that the chat can draw it without knowing it beforehand. */
export const drawWaitCard = (props: Props) => <WaitCard {...props} />;

/** Where the customer stands in line, and what becomes of their place when they leave. (B-71, B-77, B-16) */
function WaitCard({ situation: { joined, email }, wait }: Props) {
  const words = later.wait;
  const { leavingMs } = wait;
  // Customers who have left an address are told beside this card where an answer goes.
  const leaving = leavingMs
    ? say(words.comeBackWithin, { duration: durationWords(leavingMs, locale) })
    : words.comeBack;
  return (
    <div>
      {/* The counter is not read out with each step; readers find it here. */}
      <p class="wait" aria-live="off">
        {waitLine(wait, words, locale)}
      </p>
      <p>
        {joined ? "" : `${words.received} `}
        {words.goOn} {email ? "" : leaving}
      </p>
    </div>
  );
}
