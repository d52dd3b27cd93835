import { NativeSelect, Switch } from "@mantine/core";
import { useState } from "react";
import { chatsMaxMax, retentionDaysMax } from "#contract/limits.ts";
import type { AccountCard, AllocationMode } from "#contract/views/cards.ts";
import { useAccount } from "../session/use-desk.ts";
import { allocationChoices } from "./allocation-choices.ts";
import { DurationField } from "./duration-field.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { erasesMore } from "./erases-more.ts";
import { NameField } from "./name-field.tsx";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

const transferChoices = [
  { value: "any", label: "To any queue of the account" },
  { value: "served", label: "Only to queues they serve themselves" },
];

/** The settings of the account as a whole. */
export function GeneralSection() {
  const { accountId: _, ...saved } = useAccount();
  const form = useEdited<Omit<AccountCard, "accountId">>(saved);
  const save = useSave();
  const { draft, change } = form;
  const [isAsking, setIsAsking] = useState(false);
  const store = async () => {
    if (await save.ask("account.change", draft)) form.settle(draft);
    setIsAsking(false);
  };
  const submit = async () => {
    if (erasesMore(saved.retentionDays, draft.retentionDays)) setIsAsking(true);
    else await store();
  };
  return (
    <Section
      title="General"
      explains="What holds for the whole account, for every queue and agent unless theirs says otherwise. It works the moment it is saved."
    >
      <SettingsForm title="The account" form={form} save={save} submit={submit}>
        <NameField
          label="Account name"
          description="Your company, as customers read it in their chat"
          value={draft.name}
          change={change}
        />
        <NativeSelect
          label="How chats reach agents"
          description="A queue can have its own way"
          data={allocationChoices}
          value={draft.allocation}
          onChange={(event) => change({ allocation: event.currentTarget.value as AllocationMode })}
        />
        <NumberField
          label="Maximum chats for each agent"
          description="Active, paused and in wrap-up together. A queue or a user can have its own"
          min={1}
          max={chatsMaxMax}
          value={draft.chatsMax}
          change={(chatsMax) => change({ chatsMax: chatsMax ?? draft.chatsMax })}
        />
        <Switch
          label="Agents may take chats above their maximum"
          description="By hand; nothing above it is ever allocated"
          checked={draft.mayTakeAboveMax}
          onChange={(event) => change({ mayTakeAboveMax: event.currentTarget.checked })}
        />
        <NativeSelect
          label="Where agents may transfer chats"
          data={transferChoices}
          value={draft.transferTo}
          onChange={(event) => change({ transferTo: event.currentTarget.value as AccountCard["transferTo"] })}
        />
        <DurationField
          label="Grace time"
          description="How long an agent may be without a connection before their chats go back to their queues"
          valueMs={draft.graceMs}
          change={(graceMs) => change({ graceMs })}
        />
        <NumberField
          label="Days finished chats and offline messages are kept"
          description="After that they are erased for good; contacts stay. 0: kept for ever"
          min={0}
          max={retentionDaysMax}
          value={draft.retentionDays}
          change={(retentionDays) => change({ retentionDays: retentionDays ?? draft.retentionDays })}
        />
      </SettingsForm>
      {isAsking && (
        <EraseDialog
          days={draft.retentionDays}
          isBusy={save.isBusy}
          confirm={store}
          close={() => setIsAsking(false)}
        />
      )}
    </Section>
  );
}
