import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { reasonLengthMax } from "#contract/limits.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCommand, useIsPending } from "../session/use-command.ts";

interface Props {
  readonly chatId: ChatId;
  readonly name: string;
  readonly close: () => void;
}

const hourMs = 3_600_000;
const forGood = "for good";
const times = [
  { label: "One hour", value: `${hourMs}` },
  { label: "One day", value: `${24 * hourMs}` },
  { label: "One week", value: `${7 * 24 * hourMs}` },
  { label: "30 days", value: `${30 * 24 * hourMs}` },
  { label: "For good", value: forGood },
];

/** Blocks the chat's customer, with the reason and for how long. (B-66) */
export function BlockDialog({ chatId, name, close }: Props) {
  const run = useCommand();
  const [reason, setReason] = useState("");
  const [time, setTime] = useState(`${24 * hourMs}`);
  const isBusy = useIsPending("block.save", chatId);
  const submit = async () => {
    const forMs = time === forGood ? null : Number(time);
    if (await run("block.save", { customerId: null, chatId, reason, forMs })) close();
  };
  return (
    <Dialog close={close} title={`Block ${name}?`}>
      <form
        className={dialog.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          Their chat ends, and they cannot write from this browser as long as they are blocked. An
          administrator can unblock them in the settings.
        </p>
        <LimitedTextInput
          label="Reason"
          description="For your colleagues; the customer never sees it"
          required
          lengthMax={reasonLengthMax}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <NativeSelect
          label="For how long"
          data={times}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <div className={dialog.buttons}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={isBusy} disabled={reason.trim() === ""}>
            Block
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
