import { Button } from "@mantine/core";
import type { ChatCard } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { laterWords } from "../words/words.ts";

/** Calls the customer's behaviour abusive, and takes that back, for the agent who has the chat. (B-56) */
export function AbuseButton({ card: { chatId, isAbusive } }: { readonly card: ChatCard }) {
  const run = useCommand();
  const isBusy = useIsPending("chat.mark-abusive", chatId);
  return (
    <Button
      variant="subtle"
      color="gray"
      size="sm"
      loading={isBusy}
      leftSection={<Icon name="flag" size={15} />}
      onClick={() => void run("chat.mark-abusive", { chatId, isAbusive: !isAbusive })}
    >
      {isAbusive ? laterWords.blocking.unmarkAbusive : laterWords.blocking.markAbusive}
    </Button>
  );
}
