import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import { say } from "#contract/sentence.ts";
import { useState } from "preact/hooks";
import type { useEnding } from "../use-ending.ts";
import type { ReachWords } from "../words/later-words.ts";
import { AddressForm } from "./address-form.tsx";
import { transcriptOf } from "./transcript-of.ts";

interface Props {
  readonly session: CustomerSession;
  readonly chatId: ChatId;
  readonly words: ReachWords;
  readonly ending: ReturnType<typeof useEnding>;
  /** The address that was left; empty = none, left out when no mail is sent here. */
  readonly email: string | undefined;
}

/** Lets the customer take the chat along: as a file, or by mail. (B-57) */
export function Transcript({ session, chatId, words, ending, email }: Props) {
  const [sentTo, setSentTo] = useState("");
  const timeline = () => session.model.get().customer.timelines[chatId];
  const download = async () => {
    // The lines held here may begin in the middle.
    while (timeline()?.hasOlder && (await session.readOlder()));
    const { customer } = session.model.get();
    const text = transcriptOf(timeline()?.events ?? [], customer.companyName, words);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = words.file;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const send = async (address: string) => {
    const refused = await session.ask("customer.request-transcript", { chatId, email: address });
    if (!refused) setSentTo(address);
    return refused;
  };
  if (ending.wanted === "transcript") {
    return (
      <AddressForm
        {...{ words }}
        email={email ?? ""}
        submit={words.send}
        hint=""
        onSend={send}
        onGone={ending.stop}
      />
    );
  }
  return (
    <p>
      <button type="button" onClick={() => void download()}>
        {words.download}
      </button>
      {email !== undefined && (
        <button type="button" onClick={() => ending.want("transcript")}>
          {words.mailIt}
        </button>
      )}
      <output>{sentTo !== "" && say(words.mailed, { email: sentTo })}</output>
    </p>
  );
}
