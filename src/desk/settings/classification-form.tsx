import { Button, NativeSelect } from "@mantine/core";
import type { ClassificationId } from "#contract/ids.ts";
import type { ClassificationCard } from "#contract/views/cards.ts";
import { classificationPaths } from "../active-item/classification-paths.ts";
import { Icon } from "../look/icon.tsx";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { type Draft, ItemForm } from "./item-form.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";

export function ClassificationForm({
  id: classificationId,
  select,
  from,
  addFrom,
}: FormProps<ClassificationId>) {
  const { classifications } = laterWords.settingsChoices;
  const cards = useCards("classification");
  const card = classificationId ? cards[classificationId] : undefined;
  return (
    <ItemForm<ClassificationId, Draft<"classification">>
      id={classificationId}
      select={select}
      newWords={classifications.newOne}
      saved={{ name: card?.name ?? "", parentId: card ? card.parentId : from }}
      save={(draft, ask) => ask("classification.save", { classificationId, ...draft })}
      renderBeside={() => (
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => classificationId && addFrom(classificationId)}
        >
          {classifications.newBelow}
        </Button>
      )}
      remove={{
        words: classifications.retire,
        means: classifications.retireHint,
        act: (id, ask) => ask("classification.remove", { classificationId: id }),
      }}
    >
      {(draft, change) => (
        <>
          <NameField value={draft.name} change={change} />
          <NativeSelect
            label={classifications.below}
            data={placesFor(classificationId, Object.values(cards))}
            value={draft.parentId ?? ""}
            onChange={({ currentTarget: { value } }) =>
              change({ parentId: value === "" ? null : (value as ClassificationId) })
            }
          />
        </>
      )}
    </ItemForm>
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
    { value: "", label: laterWords.settingsChoices.classifications.atTop },
    ...offered.map((place) => ({ value: place.classificationId as string, label: place.path })),
  ];
}
