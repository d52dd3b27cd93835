import { Button, NativeSelect, Switch } from "@mantine/core";
import type { GroupId, UserId } from "#contract/ids.ts";
import { chatsMaxMax, emailLengthMax, passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import type { Role, UserCard } from "#contract/views/cards.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { LimitedPasswordInput } from "../look/limited-password-input.tsx";
import { useAccount, useCard, useCards } from "../session/use-desk.ts";
import { IdChoices } from "./id-choices.tsx";
import { ItemForm } from "./item-form.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { NumberField } from "./number-field.tsx";
import { RemoveButton } from "./remove-button.tsx";
import type { Save } from "./use-save.ts";

/** A password is only ever written, never shown: empty leaves the one there is. */
type UserSettings = Omit<UserCard, "userId"> & { readonly password: string };

const newUser: UserSettings = {
  name: "",
  email: "",
  role: "agent",
  webchat: true,
  groupIds: [],
  chatsMax: null,
  disabled: false,
  password: "",
};

const roles: { value: Role; label: string }[] = [
  { value: "agent", label: "Agent" },
  { value: "supervisor", label: "Supervisor" },
  { value: "administrator", label: "Administrator: may change all settings" },
];

export function UserForm({ id: userId, select }: FormProps<UserId>) {
  const card = useCard("user", userId);
  return (
    <ItemForm<UserId, UserSettings>
      id={userId}
      select={select}
      newWords="New user"
      saved={card ? settingsOf(card) : newUser}
      save={({ password, ...draft }, ask) =>
        ask("user.save", { userId, ...draft, email: draft.email.trim(), password: password || null })
      }
      afterSave={() => ({ password: "" })}
      renderBeside={(save) => card && <DisableButton card={card} save={save} />}
    >
      {(draft, change) => (
        <>
          <PersonFields draft={draft} change={change} isNew={userId === null} />
          <WorkFields draft={draft} change={change} />
        </>
      )}
    </ItemForm>
  );
}

function settingsOf({ userId: _, ...settings }: UserCard): UserSettings {
  return { ...settings, password: "" };
}

interface DisableProps {
  readonly card: UserCard;
  readonly save: Save;
}

/** Keeps somebody out, or lets them in again. */
function DisableButton({ card, save }: DisableProps) {
  const change = async (disabled: boolean) => {
    await save.ask("user.save", { ...card, disabled, password: null });
  };
  if (card.disabled) {
    return (
      <Button variant="default" size="sm" onClick={() => void change(false)}>
        Let them sign in again
      </Button>
    );
  }
  return (
    <RemoveButton
      verb="Disable"
      name={card.name}
      means="They are signed out and cannot sign in any more. Their chats go back to their queues at once; history keeps their name."
      act={() => change(true)}
    />
  );
}

interface FieldsProps {
  readonly draft: UserSettings;
  readonly change: (part: Partial<UserSettings>) => void;
}

function PersonFields({ draft, change, isNew }: FieldsProps & { readonly isNew: boolean }) {
  return (
    <>
      <NameField
        description="Customers read it when this user answers them"
        value={draft.name}
        change={change}
      />
      <LimitedTextInput
        label="E-mail"
        description="They sign in with it"
        type="email"
        required
        withAsterisk={false}
        lengthMax={emailLengthMax}
        autoComplete="off"
        value={draft.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <LimitedPasswordInput
        label={isNew ? "First password" : "New password"}
        description={
          isNew
            ? `At least ${passwordLengthMin} characters, and not easy to guess`
            : "Signs them out everywhere. Leave it empty to keep the one they have"
        }
        required={isNew}
        withAsterisk={false}
        minLength={passwordLengthMin}
        lengthMax={passwordLengthMax}
        autoComplete="new-password"
        value={draft.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
      <NativeSelect
        label="Role"
        data={roles}
        value={draft.role}
        onChange={(event) => change({ role: event.currentTarget.value as Role })}
      />
    </>
  );
}

function WorkFields({ draft, change }: FieldsProps) {
  const { chatsMax } = useAccount();
  const groups = Object.values(useCards("group"));
  return (
    <fieldset>
      <legend>Chats</legend>
      <Switch
        label="Webchat"
        description="May have chats at all"
        checked={draft.webchat}
        onChange={(event) => change({ webchat: event.currentTarget.checked })}
      />
      <IdChoices<GroupId>
        label="Groups"
        description="They serve the queues of these groups"
        none="There are no groups yet. Add one under Groups."
        choices={groups.map(({ groupId, name }) => ({ id: groupId, name }))}
        value={draft.groupIds}
        change={(groupIds) => change({ groupIds })}
      />
      <NumberField
        label="Maximum chats"
        description={`Empty: as the queue, or the account (${chatsMax})`}
        isOptional
        min={1}
        max={chatsMaxMax}
        value={draft.chatsMax}
        change={(value) => change({ chatsMax: value })}
      />
    </fieldset>
  );
}
