import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import { say } from "#contract/sentence.ts";
import type { useEnding } from "../use-ending.ts";
import type { ReachWords } from "../words/later-words.ts";
import { AddressForm } from "./address-form.tsx";

interface Props {
  readonly session: CustomerSession;
  readonly chatId: ChatId;
  readonly words: ReachWords;
  readonly ending: ReturnType<typeof useEnding>;
  readonly kind: "waiting" | "with-agent";
  /** The address that was left; empty = none. */
  readonly email: string;
}

/** Lets the customer leave an address, or says which one they have left. (B-79, B-7) */
export function AddressOffer({ session, chatId, words, ending, kind, email }: Props) {
  const isWaiting = kind === "waiting";
  if (ending.wanted === "address") {
    return (
      <AddressForm
        {...{ words, email }}
        submit={words.save}
        hint={isWaiting ? words.keepPlaceHint : words.reachHint}
        onSend={(address) => session.ask("customer.leave-address", { chatId, email: address })}
        onGone={ending.stop}
      />
    );
  }
  if (email !== "") return <p class="reach">{say(words.reachedAt, { email })}</p>;
  // While they talk, the menu has it.
  if (!isWaiting) return null;
  return (
    <p class="reach">
      <button type="button" onClick={() => ending.want("address")}>
        {words.keepPlace}
      </button>
    </p>
  );
}
