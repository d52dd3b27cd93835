import { Button, NativeSelect, Switch } from "@mantine/core";
import type { GroupId, UserId } from "#contract/ids.ts";
import { chatsMaxMax, emailLengthMax, passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import type { Role, UserCard } from "#contract/views/cards.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { LimitedPasswordInput } from "../look/limited-password-input.tsx";
import { useAccount, useCard, useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
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

export function UserForm({ id: userId, select }: FormProps<UserId>) {
  const card = useCard("user", userId);
  return (
    <ItemForm<UserId, UserSettings>
      id={userId}
      select={select}
      newWords={laterWords.settingsPeople.users.newUser}
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
  const { users } = laterWords.settingsPeople;
  const change = async (disabled: boolean) => {
    await save.ask("user.save", { ...card, disabled, password: null });
  };
  if (card.disabled) {
    return (
      <Button variant="default" size="sm" onClick={() => void change(false)}>
        {users.enable}
      </Button>
    );
  }
  return (
    <RemoveButton words={users.disable} name={card.name} means={users.disableHint} act={() => change(true)} />
  );
}

interface FieldsProps {
  readonly draft: UserSettings;
  readonly change: (part: Partial<UserSettings>) => void;
}

function PersonFields({ draft, change, isNew }: FieldsProps & { readonly isNew: boolean }) {
  const { users } = laterWords.settingsPeople;
  return (
    <>
      <NameField description={users.nameHint} value={draft.name} change={change} />
      <LimitedTextInput
        label={users.email}
        description={users.emailHint}
        type="email"
        required
        withAsterisk={false}
        lengthMax={emailLengthMax}
        autoComplete="off"
        value={draft.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <LimitedPasswordInput
        label={isNew ? users.firstPassword : users.newPassword}
        description={isNew ? laterWords.signIn.passwordHint(passwordLengthMin) : users.newPasswordHint}
        required={isNew}
        withAsterisk={false}
        minLength={passwordLengthMin}
        lengthMax={passwordLengthMax}
        autoComplete="new-password"
        value={draft.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
      <NativeSelect
        label={users.role}
        data={[
          { value: "agent", label: laterWords.signIn.roles.agent },
          { value: "supervisor", label: laterWords.signIn.roles.supervisor },
          { value: "administrator", label: users.administrator },
        ]}
        value={draft.role}
        onChange={(event) => change({ role: event.currentTarget.value as Role })}
      />
    </>
  );
}

function WorkFields({ draft, change }: FieldsProps) {
  const { users } = laterWords.settingsPeople;
  const { chatsMax } = useAccount();
  const groups = Object.values(useCards("group"));
  return (
    <fieldset>
      <legend>{users.chats}</legend>
      <Switch
        label={users.webchat}
        description={users.webchatHint}
        checked={draft.webchat}
        onChange={(event) => change({ webchat: event.currentTarget.checked })}
      />
      <IdChoices<GroupId>
        label={users.groups}
        description={users.groupsHint}
        none={users.noGroups}
        choices={groups.map(({ groupId, name }) => ({ id: groupId, name }))}
        value={draft.groupIds}
        change={(groupIds) => change({ groupIds })}
      />
      <NumberField
        label={users.chatsMax}
        description={users.chatsMaxHint(chatsMax)}
        isOptional
        min={1}
        max={chatsMaxMax}
        value={draft.chatsMax}
        change={(value) => change({ chatsMax: value })}
      />
    </fieldset>
  );
}
