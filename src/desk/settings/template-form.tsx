import { Switch } from "@mantine/core";
import type { QueueId, TemplateId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import { ChoicesField } from "../drafts/choices-field.tsx";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { useCard, useCards, useMay } from "../session/use-desk.ts";
import { placeholderNames } from "../templates/placeholders.ts";
import { laterWords } from "../words/words.ts";
import { IdChoices } from "./id-choices.tsx";
import { type Draft, ItemForm } from "./item-form.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { ShortcutField } from "./shortcut-field.tsx";

type TemplateSettings = Draft<"template">;

export function TemplateForm({ id: templateId, select }: FormProps<TemplateId>) {
  const { templates } = laterWords.settingsChoices;
  const mayShare = useMay()("template.keep-shared");
  const saved = settingsOf(useCard("template", templateId), mayShare);
  const queues = Object.values(useCards("queue"));
  return (
    <ItemForm<TemplateId, TemplateSettings>
      id={templateId}
      select={select}
      newWords={templates.newTemplate}
      saved={saved}
      save={(draft, ask) => ask("template.save", { templateId, ...draft })}
      remove={{
        means: saved.personal ? templates.removeOwnHint : templates.removeHint,
        act: (id, ask) => ask("template.remove", { templateId: id }),
      }}
    >
      {(draft, change) => (
        <>
          <NameField description={templates.nameHint} value={draft.name} change={change} />
          <ShortcutField value={draft.shortcut} change={change} />
          <LimitedTextarea
            label={templates.text}
            description={laterWords.templates.placeholders(placeholderNames.map((name) => `{{${name}}}`))}
            required
            withAsterisk={false}
            autosize
            minRows={4}
            maxRows={14}
            lengthMax={messageTextLengthMax}
            dir="auto"
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <ChoicesField value={draft.choices ?? []} change={(choices) => change({ choices })} />
          <IdChoices<QueueId>
            label={templates.queues}
            description={templates.queuesHint}
            none={templates.noQueues}
            choices={queues.map(({ queueId, name }) => ({ id: queueId, name }))}
            value={draft.queueIds}
            change={(queueIds) => change({ queueIds })}
          />
          {mayShare && templateId === null && (
            <Switch
              label={templates.personal}
              description={templates.personalHint}
              checked={draft.personal}
              onChange={(event) => change({ personal: event.currentTarget.checked })}
            />
          )}
        </>
      )}
    </ItemForm>
  );
}

function settingsOf(card: TemplateCard | undefined, mayShare: boolean): TemplateSettings {
  if (!card) return { name: "", shortcut: "", text: "", choices: [], queueIds: [], personal: !mayShare };
  const { name, shortcut, text, choices = [], queueIds, ownerId } = card;
  return { name, shortcut, text, choices, queueIds, personal: ownerId !== null };
}
