import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import type { useEnding } from "../use-ending.ts";
import { later } from "../words/spoken.ts";
import { AddressOffer } from "./address-offer.tsx";
import { Rating } from "./rating.tsx";
import styles from "./reach.css?inline";
import { Transcript } from "./transcript.tsx";

interface Props {
  readonly session: CustomerSession;
  readonly model: CustomerSessionModel;
  readonly ending: ReturnType<typeof useEnding>;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** The place as a function, so that the chat can draw it without knowing it beforehand. */
export const drawReachPlace = (props: Props) => <ReachPlace {...props} />;

/** Offers to reach the customer by mail (B-79), and after the end to rate the chat and take it along (B-57). */
function ReachPlace({ session, model: { customer }, ending }: Props) {
  const { situation, chatId } = customer;
  const { kind, email, joined = false, stars } = situation;
  if (!chatId || kind === "none") return null;
  const common = { session, chatId, ending, words: later.reach };
  if (kind !== "ended") {
    return email === undefined ? null : <AddressOffer key={email} {...common} {...{ kind, email }} />;
  }
  if (!joined) return null;
  return (
    <div class="reach">
      <Rating {...common} stars={stars ?? 0} />
      <Transcript {...common} email={email} />
    </div>
  );
}
