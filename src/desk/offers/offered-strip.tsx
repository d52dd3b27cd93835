import { Button } from "@mantine/core";
import type { ChatCard } from "#contract/views/cards.ts";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { useUserName } from "../session/use-user-name.ts";
import { laterWords } from "../words/words.ts";
import classes from "./offers.module.css";
import { TimeLeft } from "./time-left.tsx";

interface Props {
  readonly chatId: ChatCard["chatId"];
  readonly offer: NonNullable<ChatCard["offer"]>;
}

/** To whom one has offered the chat that is looked at, and how to take that back. (B-44) */
export function OfferedStrip({ chatId, offer: { to, until } }: Props) {
  const run = useCommand();
  const nameOf = useUserName();
  const isBusy = useIsPending("offer.withdraw", chatId);
  const words = laterWords.offers;
  return (
    <div className={classes.strip}>
      <span role="status">{words.offeredTo(nameOf(to))}</span>
      <TimeLeft until={until} />
      <Button variant="default" loading={isBusy} onClick={() => void run("offer.withdraw", { chatId })}>
        {words.takeBack}
      </Button>
    </div>
  );
}
