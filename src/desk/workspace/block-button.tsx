import { useState } from "react";
import type { ChatCard } from "#contract/views/cards.ts";
import { useKey } from "../keys/use-key.ts";
import { RedButton } from "../look/red-button.tsx";
import { useMay } from "../session/use-desk.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

const BlockDialog = lazyPart(async () => (await import("./block-dialog.tsx")).BlockDialog);

/** Leads to blocking the chat's customer, for those who may. (B-66) */
export function BlockButton({ card: { chatId, name } }: { readonly card: ChatCard }) {
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  const mayBlock = may("customer.block");
  useKey("block", mayBlock ? () => setIsAsking(true) : null, chatId);
  if (!mayBlock) return null;
  return (
    <>
      <RedButton icon="block" onClick={() => setIsAsking(true)}>
        {words.workspace.block}
      </RedButton>
      {isAsking && <BlockDialog chatId={chatId} name={customerName(name)} close={() => setIsAsking(false)} />}
    </>
  );
}
