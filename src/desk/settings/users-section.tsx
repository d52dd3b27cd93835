import type { UserId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { numberText } from "../words/numbers.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { namesOf } from "./names-of.ts";
import { Section } from "./section.tsx";
import { UserForm } from "./user-form.tsx";

export function UsersSection() {
  const { users } = laterWords.settingsPeople;
  const groups = useCards("group");
  const items = Object.values(useCards("user"))
    .toSorted((a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name))
    .map(({ userId, name, email, role, webchat, disabled, groupIds, chatsMax }) => ({
      id: userId,
      name,
      cells: [
        email,
        users.is(laterWords.signIn.roles[role], webchat, disabled),
        namesOf(groupIds.flatMap((groupId) => groups[groupId] ?? [])),
        chatsMax === null ? "" : numberText(chatsMax),
      ],
    }));
  return (
    <Section title={users.title} explains={users.explains}>
      <ListAndForm<UserId>
        items={items}
        columns={[users.email, users.columns.role, users.groups, users.columns.chatsMax]}
        newWords={users.newUser}
        icon="person"
        Form={UserForm}
      />
    </Section>
  );
}
