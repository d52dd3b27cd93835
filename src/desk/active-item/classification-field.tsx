import { Select } from "@mantine/core";
import { useMemo } from "react";
import type { ChatId, ClassificationId } from "#contract/ids.ts";
import { useKey } from "../keys/use-key.ts";
import { useCommand } from "../session/use-command.ts";
import { useCards } from "../session/use-desk.ts";
import { classificationPaths } from "./classification-paths.ts";
import { useChosen } from "./use-chosen.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  readonly value: ClassificationId | null;
}

/** The chat's subject, from the account's tree. (B-51) */
export function ClassificationField({ chatId, value }: Props) {
  const { chatPanel } = laterWords;
  const run = useCommand();
  const cards = useCards("classification");
  const { shown, choose, undo } = useChosen(value);
  const options = useMemo(
    () =>
      classificationPaths(Object.values(cards))
        .filter(({ classificationId, retired }) => !retired || classificationId === value)
        .map(({ classificationId, path, retired }) => ({
          value: classificationId as string,
          label: retired ? laterWords.chatPanel.retired(path) : path,
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
      label={chatPanel.classification}
      placeholder={options.length === 0 ? chatPanel.noClassifications : chatPanel.whatAbout}
      nothingFoundMessage={chatPanel.noneFound}
      data={options}
      value={shown}
      onChange={(chosen) => void classify(chosen)}
      searchable
      selectFirstOptionOnChange
      clearable
      clearButtonProps={{ "aria-label": chatPanel.declassify }}
      maxDropdownHeight={260}
    />
  );
}
