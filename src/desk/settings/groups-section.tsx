import type { GroupId } from "#contract/ids.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { type Draft, ItemForm } from "./item-form.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { Section } from "./section.tsx";

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
  const saved = { name: useCard("group", groupId)?.name ?? "" };
  return (
    <ItemForm<GroupId, Draft<"group">>
      id={groupId}
      select={select}
      newWords="New group"
      saved={saved}
      save={(draft, ask) => ask("group.save", { groupId, ...draft })}
      remove={{
        means: "A group that still has users or queues stays.",
        act: (id, ask) => ask("group.remove", { groupId: id }),
      }}
    >
      {(draft, change) => <NameField value={draft.name} change={change} />}
    </ItemForm>
  );
}
