import { useState } from "react";
import type { ChatCard } from "#contract/views/cards.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { useMe } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import classes from "./allocation.module.css";

const WhyDialog = lazyPart(async () => (await import("./why-dialog.tsx")).WhyDialog);

/** Leads to why the chat went to whom it did. (B-13) */
export function WhyButton({ card }: { readonly card: ChatCard }) {
  const { userId } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const words = laterWords.allocation;
  return (
    <>
      <button type="button" className={classes.ask} onClick={() => setIsOpen(true)}>
        {card.state === "waiting" ? words.askWaiting : words.ask(card.ownerId === userId)}
      </button>
      {isOpen && <WhyDialog chatId={card.chatId} close={() => setIsOpen(false)} />}
    </>
  );
}
