import { Button } from "@mantine/core";
import { useState } from "react";
import type { ClassificationId } from "#contract/ids.ts";
import { classificationPaths } from "../active-item/classification-paths.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ClassificationForm } from "./classification-form.tsx";
import { Section } from "./section.tsx";
import classes from "./settings.module.css";
import { unsavedForms } from "./unsaved-forms.ts";

/** The form's subject: a classification of the tree, or a new one below another. */
export type Shown =
  | { readonly kind: "one"; readonly id: ClassificationId }
  | { readonly kind: "new"; readonly below: ClassificationId | null };

/** The tree of chat subjects. */
export function ClassificationsSection() {
  const { classifications } = laterWords.settingsChoices;
  const cards = useCards("classification");
  const [shown, setShown] = useState<Shown | null>(null);
  const leaveFor = async (next: Shown) => {
    if (await unsavedForms.mayLeave()) setShown(next);
  };
  const listed = classificationPaths(Object.values(cards)).filter(({ retired }) => !retired);
  const isThere = shown?.kind === "new" || (shown && cards[shown.id]?.retired === false);
  return (
    <Section title={classifications.title} explains={classifications.explains}>
      <div className={classes.split}>
        <div>
          <ul className={classes.tree} aria-label={classifications.title}>
            {listed.map(({ classificationId, depth }) => (
              <li key={classificationId} style={{ paddingInlineStart: depth * 18 }}>
                <button
                  type="button"
                  aria-pressed={shown?.kind === "one" && shown.id === classificationId}
                  onClick={() => void leaveFor({ kind: "one", id: classificationId })}
                >
                  <bdi>{cards[classificationId]?.name}</bdi>
                </button>
              </li>
            ))}
          </ul>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => void leaveFor({ kind: "new", below: null })}
          >
            {classifications.newOne}
          </Button>
        </div>
        {shown && isThere ? (
          <ClassificationForm key={keyOf(shown)} shown={shown} show={setShown} />
        ) : (
          <EmptyPlace
            icon="tag"
            title={listed.length === 0 ? classifications.none : laterWords.settings.nothingChosen}
          >
            <p>{listed.length === 0 ? classifications.noneHint : classifications.chooseOne}</p>
          </EmptyPlace>
        )}
      </div>
    </Section>
  );
}

function keyOf(shown: Shown): string {
  return shown.kind === "one" ? shown.id : `below-${shown.below}`;
}
