import { NativeSelect, Switch } from "@mantine/core";
import type { GroupId, QueueId } from "#contract/ids.ts";
import { chatsMaxMax } from "#contract/limits.ts";
import type { AllocationMode } from "#contract/views/cards.ts";
import { useAccount, useCard, useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { allocationChoices } from "./allocation-choices.ts";
import { AgentFields } from "./agent-fields.tsx";
import { AnnouncementFields } from "./announcement-fields.tsx";
import { DurationField } from "./duration-field.tsx";
import { FormTabs } from "./form-tabs.tsx";
import { IdChoices } from "./id-choices.tsx";
import { ItemForm } from "./item-form.tsx";
import { type QueueSettings, newQueue, queueSettingsOf } from "./new-queue.ts";
import type { FormProps } from "./list-and-form.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { NameField } from "./name-field.tsx";
import { NumberField } from "./number-field.tsx";
import { WrapUpFields } from "./wrap-up-fields.tsx";

export function QueueForm({ id: queueId, select }: FormProps<QueueId>) {
  const { settingsQueues: queueWords } = laterWords;
  const { tabs } = queueWords;
  const card = useCard("queue", queueId);
  return (
    <ItemForm<QueueId, QueueSettings>
      id={queueId}
      select={select}
      newWords={queueWords.newQueue}
      saved={card ? queueSettingsOf(card) : newQueue}
      save={(draft, ask) => ask("queue.save", { queueId, ...draft })}
      remove={{
        means: queueWords.removeHint,
        act: (id, ask) => ask("queue.remove", { queueId: id }),
      }}
    >
      {(draft, change) => (
        <FormTabs
          label={tabs.label}
          tabs={[
            { name: "general", title: tabs.general, content: <ServingFields {...{ draft, change }} /> },
            {
              name: "allocation",
              title: tabs.allocation,
              content: <AllocationFields {...{ draft, change }} />,
            },
            { name: "waiting", title: tabs.waiting, content: <WaitingFields {...{ draft, change }} /> },
            {
              name: "announcements",
              title: tabs.announcements,
              content: (
                <AnnouncementFields
                  announcements={draft.announcements}
                  change={(announcements) => change({ announcements })}
                />
              ),
            },
            {
              name: "wrap-up",
              title: tabs.wrapUp,
              content: <WrapUpFields wrapUp={draft.wrapUp} change={(wrapUp) => change({ wrapUp })} />,
            },
            { name: "agents", title: tabs.agents, content: <AgentFields {...{ draft, change }} /> },
          ]}
        />
      )}
    </ItemForm>
  );
}

interface FieldsProps {
  readonly draft: QueueSettings;
  readonly change: (part: Partial<QueueSettings>) => void;
}

function ServingFields({ draft, change }: FieldsProps) {
  const { settingsQueues: queueWords } = laterWords;
  const groups = Object.values(useCards("group"));
  return (
    <>
      <NameField value={draft.name} change={change} />
      <IdChoices<GroupId>
        label={queueWords.groups}
        description={queueWords.groupsHint}
        none={queueWords.noGroups}
        choices={groups.map(({ groupId, name }) => ({ id: groupId, name }))}
        value={draft.groupIds}
        change={(groupIds) => change({ groupIds })}
      />
      <NumberField
        label={queueWords.priority}
        description={queueWords.priorityHint}
        min={-100}
        max={100}
        value={draft.priority}
        change={(priority) => change({ priority: priority ?? 0 })}
      />
    </>
  );
}

function AllocationFields({ draft, change }: FieldsProps) {
  const { settingsQueues: queueWords } = laterWords;
  const account = useAccount();
  return (
    <fieldset>
      <legend>{queueWords.allocationPart}</legend>
      <NativeSelect
        label={queueWords.allocation}
        data={[
          {
            value: "",
            label: queueWords.asAccount(account.allocation === "auto"),
          },
          ...allocationChoices(),
        ]}
        value={draft.allocation ?? ""}
        onChange={({ currentTarget }) =>
          change({ allocation: currentTarget.value === "" ? null : (currentTarget.value as AllocationMode) })
        }
      />
      <NumberField
        label={queueWords.chatsMax}
        description={queueWords.chatsMaxHint(account.chatsMax)}
        isOptional
        placeholder={String(account.chatsMax)}
        min={1}
        max={chatsMaxMax}
        value={draft.chatsMax}
        change={(chatsMax) => change({ chatsMax })}
      />
      <Switch
        label={queueWords.whileHandling}
        description={queueWords.whileHandlingHint}
        checked={draft.allocateWhileHandling}
        onChange={(event) => change({ allocateWhileHandling: event.currentTarget.checked })}
      />
      <DurationField
        label={queueWords.noResponse}
        description={queueWords.noResponseHint}
        valueMs={draft.noResponseMs}
        change={(noResponseMs) => change({ noResponseMs })}
      />
    </fieldset>
  );
}

const shownChoices = ["nothing", "position", "wait"] as const;

function WaitingFields(props: FieldsProps) {
  return (
    <>
      <LimitFields {...props} />
      <TimeFields {...props} />
    </>
  );
}

function TimeFields({ draft, change }: FieldsProps) {
  const { settingsQueues: queueWords } = laterWords;
  return (
    <fieldset>
      <legend>{queueWords.waitingPart}</legend>
      <DurationField
        label={queueWords.answerTarget}
        description={queueWords.answerTargetHint}
        valueMs={draft.answerTargetMs}
        change={(answerTargetMs) => change({ answerTargetMs })}
      />
      <NumberField
        label={queueWords.serviceLevelTarget}
        description={queueWords.serviceLevelTargetHint}
        min={0}
        max={100}
        value={draft.serviceLevelTarget}
        change={(percent) => change({ serviceLevelTarget: percent ?? 0 })}
      />
      <DurationField
        label={queueWords.replyTarget}
        description={queueWords.replyTargetHint}
        valueMs={draft.replyTargetMs}
        change={(replyTargetMs) => change({ replyTargetMs })}
      />
      <DurationField
        label={queueWords.leaving}
        description={queueWords.leavingHint}
        valueMs={draft.leavingMs}
        change={(leavingMs) => change({ leavingMs })}
      />
      <NativeSelect
        label={queueWords.shown}
        description={queueWords.shownHint}
        data={shownChoices.map((value) => ({ value, label: queueWords.shownChoices[value] }))}
        value={draft.shownToWaiting}
        onChange={({ currentTarget }) =>
          change({ shownToWaiting: currentTarget.value as QueueSettings["shownToWaiting"] })
        }
      />
    </fieldset>
  );
}
