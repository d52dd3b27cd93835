import { cutText } from "#client/cut-text.ts";
import type { TemplateId } from "#contract/ids.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import { useCards, useMay, useMe } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { Section } from "./section.tsx";
import { TemplateForm } from "./template-form.tsx";

/** Administrators keep the templates of all, everyone keeps their own. (B-34) */
export function TemplatesSection() {
  const { templates } = laterWords.settingsChoices;
  const { userId } = useMe();
  const mayShare = useMay()("template.keep-shared");
  const items = Object.values(useCards("template"))
    .filter(({ ownerId }) => ownerId === userId || (mayShare && ownerId === null))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((template) => ({ id: template.templateId, name: template.name, words: wordsOf(template) }));
  return (
    <Section
      title={mayShare ? templates.title : templates.ownTitle}
      explains={mayShare ? templates.explains : templates.ownExplains}
    >
      <ListAndForm<TemplateId>
        items={items}
        newWords={templates.newTemplate}
        icon="note"
        Form={TemplateForm}
      />
    </Section>
  );
}

function wordsOf({ ownerId, text }: TemplateCard): string {
  const first = text.length > 50 ? `${cutText(text, 50)}…` : text;
  return ownerId === null ? first : laterWords.settingsChoices.templates.personalRow(first);
}
