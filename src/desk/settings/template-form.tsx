import { Switch, TextInput, Textarea } from "@mantine/core";
import { useMemo } from "react";
import type { QueueId, TemplateId } from "#contract/ids.ts";
import { messageTextLengthMax, nameLengthMax } from "#contract/limits.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import { useCard, useCards, useMe } from "../session/use-desk.ts";
import { IdChoices } from "./id-choices.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { RemoveButton } from "./remove-button.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

type TemplateSettings = Pick<TemplateCard, "name" | "text" | "queueIds"> & { readonly personal: boolean };

export function TemplateForm({ id: templateId, select }: FormProps<TemplateId>) {
  const isAdministrator = useMe().role === "administrator";
  const card = useCard("template", templateId);
  const queues = Object.values(useCards("queue"));
  const saved = useMemo(() => settingsOf(card, isAdministrator), [card, isAdministrator]);
  const form = useEdited<TemplateSettings>(saved);
  const save = useSave();
  const { draft, change } = form;
  const submit = async () => {
    const answer = await save.ask("template.save", { templateId, ...draft });
    if (!answer) return;
    form.settle();
    if (templateId === null && answer.id) select(answer.id as TemplateId);
  };
  const remove = templateId && (
    <RemoveButton
      verb="Remove"
      name={saved.name}
      means={
        saved.personal
          ? "It is offered to you no longer."
          : "It is offered to nobody any longer. What was sent with it stays."
      }
      act={async () => void (await save.ask("template.remove", { templateId }))}
    />
  );
  return (
    <SettingsForm
      title={saved.name === "" ? "New template" : saved.name}
      form={form}
      save={save}
      submit={submit}
      isNew={templateId === null}
      beside={remove}
    >
      <TextInput
        label="Name"
        description="Agents search for it and for the words of the text"
        required
        withAsterisk={false}
        maxLength={nameLengthMax}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Text"
        required
        withAsterisk={false}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={messageTextLengthMax}
        dir="auto"
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <IdChoices<QueueId>
        label="Queues"
        description="Offered in these; none chosen: in all"
        none="There are no queues yet."
        choices={queues.map(({ queueId, name }) => ({ id: queueId, name }))}
        value={draft.queueIds}
        change={(queueIds) => change({ queueIds })}
      />
      {isAdministrator && templateId === null && (
        <Switch
          label="Personal"
          description="Offered to you alone"
          checked={draft.personal}
          onChange={(event) => change({ personal: event.currentTarget.checked })}
        />
      )}
    </SettingsForm>
  );
}

function settingsOf(card: TemplateCard | undefined, isAdministrator: boolean): TemplateSettings {
  if (!card) return { name: "", text: "", queueIds: [], personal: !isAdministrator };
  const { name, text, queueIds, ownerId } = card;
  return { name, text, queueIds, personal: ownerId !== null };
}
