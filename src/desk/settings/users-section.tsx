import type { UserId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { Section } from "./section.tsx";
import { UserForm } from "./user-form.tsx";

export function UsersSection() {
  const { users } = laterWords.settingsPeople;
  const items = Object.values(useCards("user"))
    .toSorted((a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name))
    .map(({ userId, name, role, webchat, disabled }) => ({
      id: userId,
      name,
      words: users.is(laterWords.signIn.roles[role], webchat, disabled),
    }));
  return (
    <Section title={users.title} explains={users.explains}>
      <ListAndForm<UserId> items={items} newWords={users.newUser} icon="person" Form={UserForm} />
    </Section>
  );
}
