import { TextInput } from "@mantine/core";
import type { GroupId } from "#contract/ids.ts";
import { nameLengthMax } from "#contract/limits.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { RemoveButton } from "./remove-button.tsx";
import { Section } from "./section.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

export function GroupsSection() {
  const users = Object.values(useCards("user"));
  const queues = Object.values(useCards("queue"));
  const items = Object.values(useCards("group"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ groupId, name }) => {
      const members = users.filter(({ groupIds }) => groupIds.includes(groupId)).length;
      const served = queues.filter(({ groupIds }) => groupIds.includes(groupId)).length;
      return { id: groupId, name, words: `${members} users, ${served} queues` };
    });
  return (
    <Section
      title="Groups"
      explains="Sets of agents. Queues are served by groups: say who is in a group under Users, and which queues it serves under Queues."
    >
      <ListAndForm<GroupId> items={items} newWords="New group" icon="person" Form={GroupForm} />
    </Section>
  );
}

function GroupForm({ id: groupId, select }: FormProps<GroupId>) {
  const card = useCard("group", groupId);
  const savedName = card?.name ?? "";
  const form = useEdited({ name: savedName });
  const save = useSave();
  const submit = async () => {
    const answer = await save.ask("group.save", { groupId, ...form.draft });
    if (!answer) return;
    form.settle();
    if (groupId === null && answer.id) select(answer.id as GroupId);
  };
  const remove = groupId && (
    <RemoveButton
      verb="Remove"
      name={savedName}
      means="A group that still has users or queues stays."
      act={async () => void (await save.ask("group.remove", { groupId }))}
    />
  );
  return (
    <SettingsForm
      title={savedName === "" ? "New group" : savedName}
      form={form}
      save={save}
      submit={submit}
      isNew={groupId === null}
      beside={remove}
    >
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={nameLengthMax}
        value={form.draft.name}
        onChange={(event) => form.change({ name: event.currentTarget.value })}
      />
    </SettingsForm>
  );
}
