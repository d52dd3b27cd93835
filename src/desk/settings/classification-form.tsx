import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { ClassificationId } from "#contract/ids.ts";
import { nameLengthMax } from "#contract/limits.ts";
import type { ClassificationCard } from "#contract/views/cards.ts";
import { classificationPaths } from "../active-item/classification-paths.ts";
import { Icon } from "../look/icon.tsx";
import { useCards } from "../session/use-desk.ts";
import type { Shown } from "./classifications-section.tsx";
import { RemoveButton } from "./remove-button.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

type ClassificationSettings = Pick<ClassificationCard, "name" | "parentId">;

interface Props {
  readonly shown: Shown;
  readonly show: (shown: Shown | null) => void;
}

export function ClassificationForm({ shown, show }: Props) {
  const cards = useCards("classification");
  const classificationId = shown.kind === "one" ? shown.id : null;
  const card = classificationId ? cards[classificationId] : undefined;
  const below = shown.kind === "new" ? shown.below : null;
  const saved = useMemo(
    () => (card ? { name: card.name, parentId: card.parentId } : { name: "", parentId: below }),
    [card, below],
  );
  const form = useEdited<ClassificationSettings>(saved);
  const save = useSave();
  const { draft, change } = form;
  const submit = async () => {
    const answer = await save.ask("classification.save", { classificationId, ...draft });
    if (!answer) return;
    form.settle();
    if (classificationId === null && answer.id) show({ kind: "one", id: answer.id as ClassificationId });
  };
  const beside = classificationId && (
    <span style={{ display: "flex", gap: 8 }}>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="plus" size={14} />}
        onClick={() => show({ kind: "new", below: classificationId })}
      >
        New one below
      </Button>
      <RemoveButton
        verb="Retire"
        name={saved.name}
        means="Agents can choose it no longer; chats that bear it keep it. It must have none below it."
        act={async () => void (await save.ask("classification.remove", { classificationId }))}
      />
    </span>
  );
  return (
    <SettingsForm
      title={saved.name === "" ? "New classification" : saved.name}
      form={form}
      save={save}
      submit={submit}
      isNew={classificationId === null}
      beside={beside}
    >
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={nameLengthMax}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Below"
        data={placesFor(classificationId, Object.values(cards))}
        value={draft.parentId ?? ""}
        onChange={({ currentTarget }) =>
          change({ parentId: currentTarget.value === "" ? null : (currentTarget.value as ClassificationId) })
        }
      />
    </SettingsForm>
  );
}

/** Everywhere it can stand: nowhere below itself. */
function placesFor(
  classificationId: ClassificationId | null,
  cards: readonly ClassificationCard[],
): { value: string; label: string }[] {
  const offered = classificationPaths(
    cards.filter((card) => card.classificationId !== classificationId && !card.retired),
  );
  return [
    { value: "", label: "Nothing: at the top" },
    ...offered.map((place) => ({ value: place.classificationId as string, label: place.path })),
  ];
}
