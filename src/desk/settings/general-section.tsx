import { NativeSelect, Switch } from "@mantine/core";
import { useState } from "react";
import { chatsMaxMax, retentionDaysMax } from "#contract/limits.ts";
import type { AccountCard, AllocationMode } from "#contract/views/cards.ts";
import { useAccount } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { allocationChoices } from "./allocation-choices.ts";
import { DurationField } from "./duration-field.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { erasesMore } from "./erases-more.ts";
import { FileFields } from "./file-fields.tsx";
import { FormTabs } from "./form-tabs.tsx";
import { NameField } from "./name-field.tsx";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { timeZones } from "./time-zones.ts";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";

type AccountSettings = Omit<AccountCard, "accountId">;

interface FieldsProps {
  readonly draft: AccountSettings;
  readonly change: (part: Partial<AccountSettings>) => void;
}

/** The settings of the account as a whole. */
export function GeneralSection() {
  const { settingsGeneral: general } = laterWords;
  const { tabs } = general;
  const { accountId: _, ...saved } = useAccount();
  const form = useEdited<AccountSettings>(saved);
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
  const fields = { draft, change };
  const files = <FileFields rules={draft.files} change={(rules) => change({ files: rules })} />;
  return (
    <Section title={general.title} explains={general.explains}>
      <SettingsForm title={general.account} form={form} save={save} submit={submit}>
        <FormTabs
          label={tabs.label}
          tabs={[
            { name: "company", title: tabs.company, content: <CompanyFields {...fields} /> },
            { name: "chats", title: tabs.chats, content: <ChatFields {...fields} /> },
            { name: "files", title: tabs.files, content: files },
            { name: "retention", title: tabs.retention, content: <RetentionField {...fields} /> },
          ]}
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

function CompanyFields({ draft, change }: FieldsProps) {
  const { settingsGeneral: general } = laterWords;
  return (
    <>
      <NameField
        label={general.accountName}
        description={general.accountNameHint}
        value={draft.name}
        change={change}
      />
      <NativeSelect
        label={general.timeZone}
        description={general.timeZoneHint}
        data={timeZones(draft.timeZone)}
        value={draft.timeZone}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
      />
    </>
  );
}

function ChatFields({ draft, change }: FieldsProps) {
  const { settingsGeneral: general } = laterWords;
  return (
    <>
      <NativeSelect
        label={general.allocation}
        description={general.allocationHint}
        data={allocationChoices()}
        value={draft.allocation}
        onChange={(event) => change({ allocation: event.currentTarget.value as AllocationMode })}
      />
      <NumberField
        label={general.chatsMax}
        description={general.chatsMaxHint}
        min={1}
        max={chatsMaxMax}
        value={draft.chatsMax}
        change={(chatsMax) => change({ chatsMax: chatsMax ?? draft.chatsMax })}
      />
      <Switch
        label={general.mayTakeAboveMax}
        description={general.mayTakeAboveMaxHint}
        checked={draft.mayTakeAboveMax}
        onChange={(event) => change({ mayTakeAboveMax: event.currentTarget.checked })}
      />
      <NativeSelect
        label={general.transferTo}
        data={[
          { value: "any", label: general.transfers.any },
          { value: "served", label: general.transfers.served },
        ]}
        value={draft.transferTo}
        onChange={(event) => change({ transferTo: event.currentTarget.value as AccountCard["transferTo"] })}
      />
      <DurationField
        label={general.grace}
        description={general.graceHint}
        valueMs={draft.graceMs}
        change={(graceMs) => change({ graceMs })}
      />
    </>
  );
}

function RetentionField({ draft, change }: FieldsProps) {
  const { settingsGeneral: general } = laterWords;
  return (
    <NumberField
      label={general.retention}
      description={general.retentionHint}
      min={0}
      max={retentionDaysMax}
      value={draft.retentionDays}
      change={(retentionDays) => change({ retentionDays: retentionDays ?? draft.retentionDays })}
    />
  );
}
