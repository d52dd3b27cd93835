import type { ClassificationId } from "#contract/ids.ts";
import { classificationPaths } from "../active-item/classification-paths.ts";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ClassificationForm } from "./classification-form.tsx";
import { ListAndForm } from "./list-and-form.tsx";
import { Section } from "./section.tsx";

/** The tree of chat subjects. */
export function ClassificationsSection() {
  const { classifications } = laterWords.settingsChoices;
  const cards = useCards("classification");
  const items = classificationPaths(Object.values(cards))
    .filter(({ retired }) => !retired)
    .map(({ classificationId, path, depth }) => ({
      id: classificationId,
      name: cards[classificationId]?.name ?? "",
      cells: [depth === 0 ? "" : path],
      depth,
    }));
  return (
    <Section title={classifications.title} explains={classifications.explains}>
      <ListAndForm<ClassificationId>
        items={items}
        columns={[classifications.columns.path]}
        newWords={classifications.newOne}
        icon="tag"
        Form={ClassificationForm}
      />
    </Section>
  );
}
