import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import type { ChatId, ClassificationId } from "#contract/ids.ts";
import { classificationFieldId } from "../keys/classification-field-id.ts";
import { useKey } from "../keys/use-key.ts";
import { foldText, foldedWords } from "../look/fold-text.ts";
import { useCommand } from "../session/use-command.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { type ClassificationPath, classificationPaths, pathSeparator } from "./classification-paths.ts";
import classes from "./classification-field.module.css";
import fields from "./fields.module.css";
import { useChosen } from "./use-chosen.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly chatId: ChatId;
  readonly value: ClassificationId | null;
}

/** The chat's subject, from the account's tree, found by any words of its path. (B-51, B-53) */
export function ClassificationField({ chatId, value }: Props) {
  const { chatPanel } = laterWords;
  const run = useCommand();
  const paths = usePaths(value);
  const { shown, choose, undo } = useChosen(value);
  const [search, setSearch] = useState("");
  const item = useCard("item", chatId);
  const isAsked = useCard("queue", item?.queueId ?? null)?.mustClassify === true && paths.size > 0;
  const id = classificationFieldId(chatId);
  useKey("classify", () => document.getElementById(id)?.focus(), chatId);
  const classify = async (chosen: string | null) => {
    const classificationId = chosen as ClassificationId | null;
    choose(classificationId);
    if (!(await run("chat.classify", { chatId, classificationId }))) undo();
  };
  // The field shows the path that was chosen: that is no search for it.
  const isSearch = search !== "" && search !== paths.get(shown ?? "")?.path;
  return (
    <Select
      id={id}
      label={chatPanel.classification}
      description={isAsked && shown === null ? chatPanel.mustClassify : undefined}
      placeholder={paths.size === 0 ? chatPanel.noClassifications : chatPanel.whatAbout}
      nothingFoundMessage={chatPanel.noneFound}
      data={[...paths.values()].map(({ classificationId, path }) => ({
        value: classificationId as string,
        label: path,
      }))}
      filter={({ options }) => {
        const words = isSearch ? foldedWords(search) : [];
        return options.filter((option) => {
          const path = foldText(("label" in option && option.label) || "");
          return words.every((word) => path.includes(word));
        });
      }}
      renderOption={({ option }) => <Place place={paths.get(option.value)} isSearch={isSearch} />}
      value={shown}
      onChange={(chosen) => void classify(chosen)}
      searchValue={search}
      onSearchChange={setSearch}
      searchable
      selectFirstOptionOnChange
      clearable
      clearButtonProps={{ "aria-label": chatPanel.declassify }}
      maxDropdownHeight={300}
    />
  );
}

/** The tree by the ids of its places: what is no longer offered is there only as the chat's own. */
function usePaths(value: ClassificationId | null): ReadonlyMap<string, ClassificationPath> {
  const cards = useCards("classification");
  return useMemo(
    () =>
      new Map(
        classificationPaths(Object.values(cards))
          .filter(({ classificationId, retired }) => !retired || classificationId === value)
          .map((place) => {
            const path = place.retired ? laterWords.chatPanel.retired(place.path) : place.path;
            return [place.classificationId, { ...place, path }];
          }),
      ),
    [cards, value],
  );
}

/** As a tree while nothing is searched for; found ones with the way to them. */
function Place({
  place,
  isSearch,
}: {
  readonly place: ClassificationPath | undefined;
  readonly isSearch: boolean;
}) {
  if (!place) return null;
  const names = place.path.split(pathSeparator);
  const name = names.at(-1);
  if (isSearch) {
    return (
      <div className={classes.found}>
        {names.length > 1 && <small dir="auto">{names.slice(0, -1).join(pathSeparator)}</small>}
        <span dir="auto">{name}</span>
      </div>
    );
  }
  return (
    <span
      className={classes.place}
      data-top={place.depth === 0 || undefined}
      style={{ paddingInlineStart: `${place.depth * 16}px` }}
      dir="auto"
    >
      {name}
    </span>
  );
}

/** The classification of a chat that is not one's own. */
export function KnownClassification({ classificationId }: { readonly classificationId: ClassificationId }) {
  const paths = classificationPaths(Object.values(useCards("classification")));
  const known = paths.find((one) => one.classificationId === classificationId);
  if (!known) return null;
  return (
    <div className={fields.field}>
      <span className={fields.label}>{laterWords.chatPanel.classification}</span>
      <span>{known.path}</span>
    </div>
  );
}
