import type { UserId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { Section } from "./section.tsx";
import { UserForm } from "./user-form.tsx";

export function UsersSection() {
  const items = Object.values(useCards("user"))
    .toSorted((a, b) => Number(a.disabled) - Number(b.disabled) || a.name.localeCompare(b.name))
    .map(({ userId, name, role, webchat, disabled }) => ({
      id: userId,
      name,
      words: `${role}${webchat ? ", webchat" : ""}${disabled ? ", disabled" : ""}`,
    }));
  return (
    <Section
      title="Users"
      explains="Everyone of your staff who signs in here. The role says what they may change; the webchat capability lets them have chats; their groups say from which queues."
    >
      <ListAndForm<UserId> items={items} newWords="New user" icon="person" Form={UserForm} />
    </Section>
  );
}
