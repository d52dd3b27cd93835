import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import { say } from "#contract/sentence.ts";
import { useState } from "preact/hooks";
import type { ReachWords } from "../words/later-words.ts";
import { AddressForm } from "./address-form.tsx";

interface Props {
  readonly session: CustomerSession;
  readonly chatId: ChatId;
  readonly words: ReachWords;
  readonly kind: "waiting" | "with-agent";
  /** The address that was left; empty = none. */
  readonly email: string;
}

/** Lets the customer leave an address, or says which one they have left. (B-79, B-7) */
export function AddressOffer({ session, chatId, words, kind, email }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isWaiting = kind === "waiting";
  if (isOpen) {
    return (
      <AddressForm
        {...{ words, email }}
        submit={words.save}
        hint={isWaiting ? words.keepPlaceHint : words.reachHint}
        onSend={(address) => session.ask("customer.leave-address", { chatId, email: address })}
        onGone={() => setOpen(false)}
      />
    );
  }
  const offer = isWaiting ? words.keepPlace : words.reachMe;
  return (
    <p class="reach">
      {email !== "" && say(words.reachedAt, { email })}{" "}
      <button type="button" onClick={() => setOpen(true)}>
        {email === "" ? offer : words.change}
      </button>
    </p>
  );
}
