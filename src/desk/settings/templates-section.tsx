import { cutText } from "#client/cut-text.ts";
import type { TemplateId } from "#contract/ids.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import { useCards, useMay, useMe } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { namesOf } from "./names-of.ts";
import { Section } from "./section.tsx";
import { TemplateForm } from "./template-form.tsx";

const excerptLength = 90;

/** Administrators keep the templates of all, everyone keeps their own. (B-34) */
export function TemplatesSection() {
  const { templates } = laterWords.settingsChoices;
  const { columns } = templates;
  const queues = useCards("queue");
  const { userId } = useMe();
  const mayShare = useMay()("template.keep-shared");
  const items = Object.values(useCards("template"))
    .filter(({ ownerId }) => ownerId === userId || (mayShare && ownerId === null))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((template) => ({
      id: template.templateId,
      name: template.name,
      cells: [
        template.shortcut === "" ? "" : `/${template.shortcut}`,
        excerptOf(template),
        template.queueIds.length === 0
          ? templates.allQueues
          : namesOf(template.queueIds.flatMap((queueId) => queues[queueId] ?? [])),
        ...(mayShare ? [template.ownerId === null ? templates.whose.everybody : templates.whose.me] : []),
      ],
    }));
  return (
    <Section
      title={mayShare ? templates.title : templates.ownTitle}
      explains={mayShare ? templates.explains : templates.ownExplains}
    >
      <ListAndForm<TemplateId>
        items={items}
        columns={[columns.shortcut, columns.text, columns.queues, ...(mayShare ? [columns.whose] : [])]}
        newWords={templates.newTemplate}
        icon="note"
        Form={TemplateForm}
      />
    </Section>
  );
}

function excerptOf({ text }: TemplateCard): string {
  return text.length > excerptLength ? `${cutText(text, excerptLength)}…` : text;
}
