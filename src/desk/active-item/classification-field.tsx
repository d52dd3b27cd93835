import { Select } from "@mantine/core";
import { useMemo } from "react";
import type { ChatId, ClassificationId } from "#contract/ids.ts";
import { useKey } from "../keys/use-key.ts";
import { useCommand } from "../session/use-command.ts";
import { useCards } from "../session/use-desk.ts";
import { classificationPaths } from "./classification-paths.ts";
import { useChosen } from "./use-chosen.ts";

interface Props {
  readonly chatId: ChatId;
  readonly value: ClassificationId | null;
}

/** The chat's subject, from the account's tree. (B-51) */
export function ClassificationField({ chatId, value }: Props) {
  const run = useCommand();
  const cards = useCards("classification");
  const { shown, choose, undo } = useChosen(value);
  const options = useMemo(
    () =>
      classificationPaths(Object.values(cards))
        .filter(({ classificationId, retired }) => !retired || classificationId === value)
        .map(({ classificationId, path, retired }) => ({
          value: classificationId as string,
          label: retired ? `${path} (no longer offered)` : path,
        })),
    [cards, value],
  );
  const id = `classification-${chatId}`;
  useKey("classify", () => document.getElementById(id)?.focus(), chatId);
  const classify = async (chosen: string | null) => {
    const classificationId = chosen as ClassificationId | null;
    choose(classificationId);
    if (!(await run("chat.classify", { chatId, classificationId }))) undo();
  };
  return (
    <Select
      id={id}
      label="Classification"
      placeholder={options.length === 0 ? "No classifications yet" : "What was it about?"}
      nothingFoundMessage="No classification with these words"
      data={options}
      value={shown}
      onChange={(chosen) => void classify(chosen)}
      searchable
      selectFirstOptionOnChange
      clearable
      clearButtonProps={{ "aria-label": "Take the classification away" }}
      maxDropdownHeight={260}
    />
  );
}
