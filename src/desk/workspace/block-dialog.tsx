import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { reasonLengthMax } from "#contract/limits.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  readonly name: string;
  readonly close: () => void;
}

const hourMs = 3_600_000;
const forGood = "for-good";
const times = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs };

/** Blocks the chat's customer, with the reason and for how long. (B-66) */
export function BlockDialog({ chatId, name, close }: Props) {
  const run = useCommand();
  const [reason, setReason] = useState("");
  const [time, setTime] = useState(String(times.day));
  const { blocking } = laterWords;
  const choices = [
    ...Object.entries(times).map(([name, ms]) => ({
      label: blocking.times[name as keyof typeof times],
      value: String(ms),
    })),
    { label: blocking.forGood, value: forGood },
  ];
  const isBusy = useIsPending("block.save", chatId);
  const submit = async () => {
    const forMs = time === forGood ? null : Number(time);
    if (await run("block.save", { customerId: null, chatId, reason, forMs })) close();
  };
  return (
    <Dialog close={close} title={blocking.title(name)}>
      <form
        className={dialog.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{blocking.whatHappens}</p>
        <LimitedTextInput
          label={blocking.reason}
          description={blocking.reasonHint}
          required
          lengthMax={reasonLengthMax}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <NativeSelect
          label={blocking.howLong}
          data={choices}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <div className={dialog.buttons}>
          <Button variant="default" onClick={close}>
            {laterWords.dialogs.cancel}
          </Button>
          <Button type="submit" color="red" loading={isBusy} disabled={reason.trim() === ""}>
            {blocking.block}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
