import type { GroupId } from "#contract/ids.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { numberText } from "../words/numbers.ts";
import { laterWords } from "../words/words.ts";
import { type Draft, ItemForm } from "./item-form.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { namesOf } from "./names-of.ts";
import { Section } from "./section.tsx";

export function GroupsSection() {
  const { groups } = laterWords.settingsPeople;
  const users = Object.values(useCards("user"));
  const queues = Object.values(useCards("queue"));
  const items = Object.values(useCards("group"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ groupId, name }) => {
      const members = users.filter(({ groupIds }) => groupIds.includes(groupId)).length;
      const served = queues.filter(({ groupIds }) => groupIds.includes(groupId));
      return { id: groupId, name, cells: [numberText(members), namesOf(served)] };
    });
  return (
    <Section title={groups.title} explains={groups.explains}>
      <ListAndForm<GroupId>
        items={items}
        columns={[groups.columns.users, groups.columns.queues]}
        newWords={groups.newGroup}
        icon="people"
        Form={GroupForm}
      />
    </Section>
  );
}

function GroupForm({ id: groupId, select }: FormProps<GroupId>) {
  const { groups } = laterWords.settingsPeople;
  const saved = { name: useCard("group", groupId)?.name ?? "" };
  return (
    <ItemForm<GroupId, Draft<"group">>
      id={groupId}
      select={select}
      newWords={groups.newGroup}
      saved={saved}
      save={(draft, ask) => ask("group.save", { groupId, ...draft })}
      remove={{
        means: groups.removeHint,
        act: (id, ask) => ask("group.remove", { groupId: id }),
      }}
    >
      {(draft, change) => <NameField value={draft.name} change={change} />}
    </ItemForm>
  );
}
