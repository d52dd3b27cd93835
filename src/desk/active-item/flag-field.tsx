import { Button } from "@mantine/core";
import type { ChatId } from "#contract/ids.ts";
import { Icon } from "../look/icon.tsx";
import { useCommand } from "../session/use-command.ts";
import { useChosen } from "./use-chosen.ts";

interface Props {
  readonly chatId: ChatId;
  readonly isFlagged: boolean;
}

/** Asks a supervisor to have a look at the chat. */
export function FlagField({ chatId, isFlagged }: Props) {
  const run = useCommand();
  const { shown, choose, undo } = useChosen(isFlagged);
  const flag = async () => {
    choose(!shown);
    if (!(await run("chat.flag", { chatId, isFlagged: !shown }))) undo();
  };
  return (
    <Button
      variant={shown ? "light" : "default"}
      leftSection={<Icon name={shown ? "check" : "warning"} size={15} />}
      aria-pressed={shown}
      onClick={() => void flag()}
    >
      Flag for a supervisor
    </Button>
  );
}
