import { Button } from "@mantine/core";
import { useState } from "react";
import type { ChatCard } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { useMay } from "../session/use-desk.ts";
import { BlockDialog } from "./block-dialog.tsx";

/** Leads to blocking the chat's customer, for those who may. (B-66) */
export function BlockButton({ card: { chatId, name } }: { readonly card: ChatCard }) {
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  if (!may("customer.block")) return null;
  return (
    <>
      <Button
        variant="subtle"
        c="var(--late-text)"
        color="red"
        size="sm"
        leftSection={<Icon name="block" size={15} />}
        onClick={() => setIsAsking(true)}
      >
        Block customer…
      </Button>
      {isAsking && <BlockDialog chatId={chatId} name={name} close={() => setIsAsking(false)} />}
    </>
  );
}
