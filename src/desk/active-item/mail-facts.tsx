import { Button } from "@mantine/core";
import type { ChatId } from "#contract/ids.ts";
import type { MailView } from "#contract/views/mail-view.ts";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { timeOfDay } from "../time/time-of-day.ts";
import { laterWords } from "../words/words.ts";
import classes from "./mail-facts.module.css";

interface Props {
  readonly chatId: ChatId;
  readonly mail: MailView;
}

/** Where the customer is reached by mail, and what became of the last mail, which is sent again if it failed. (B-79) */
export function MailFacts({ chatId, mail: { email, last } }: Props) {
  const { chatPanel } = laterWords;
  const run = useCommand();
  const isBusy = useIsPending("mail.send-again", chatId);
  const hasFailed = last !== null && last.outcome !== "waiting" && last.outcome !== "sent";
  return (
    <>
      <dt>{chatPanel.byMail}</dt>
      <dd>
        <bdi>{email}</bdi>
        {last && (
          <span className={classes.last} data-outcome={hasFailed ? "failed" : last.outcome}>
            {chatPanel.mailOutcomes[last.outcome](timeOfDay(last.at))}
            {last.response !== "" && ` (${last.response})`}
          </span>
        )}
        {hasFailed && (
          <Button
            className={classes.again}
            variant="default"
            size="compact-sm"
            loading={isBusy}
            onClick={() => void run("mail.send-again", { chatId })}
          >
            {chatPanel.sendMailAgain}
          </Button>
        )}
      </dd>
    </>
  );
}
