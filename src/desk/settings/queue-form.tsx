import { NativeSelect, Switch } from "@mantine/core";
import type { GroupId, QueueId } from "#contract/ids.ts";
import { chatsMaxMax } from "#contract/limits.ts";
import type { AllocationMode } from "#contract/views/cards.ts";
import { useAccount, useCard, useCards } from "../session/use-desk.ts";
import { allocationChoices } from "./allocation-choices.ts";
import { AnnouncementFields } from "./announcement-fields.tsx";
import { DurationField } from "./duration-field.tsx";
import { IdChoices } from "./id-choices.tsx";
import { ItemForm } from "./item-form.tsx";
import { type QueueSettings, newQueue, queueSettingsOf } from "./new-queue.ts";
import type { FormProps } from "./list-and-form.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { NameField } from "./name-field.tsx";
import { NumberField } from "./number-field.tsx";
import { WrapUpFields } from "./wrap-up-fields.tsx";

export function QueueForm({ id: queueId, select }: FormProps<QueueId>) {
  const card = useCard("queue", queueId);
  return (
    <ItemForm<QueueId, QueueSettings>
      id={queueId}
      select={select}
      newWords="New queue"
      saved={card ? queueSettingsOf(card) : newQueue}
      save={(draft, ask) => ask("queue.save", { queueId, ...draft })}
      remove={{
        means:
          "Its settings are lost for everyone. Chats that were in it keep their history. A queue with open chats or a widget stays.",
        act: (id, ask) => ask("queue.remove", { queueId: id }),
      }}
    >
      {(draft, change) => (
        <>
          <ServingFields draft={draft} change={change} />
          <AllocationFields draft={draft} change={change} />
          <LimitFields draft={draft} change={change} />
          <TimeFields draft={draft} change={change} />
          <AnnouncementFields
            announcements={draft.announcements}
            change={(announcements) => change({ announcements })}
          />
          <WrapUpFields wrapUp={draft.wrapUp} change={(wrapUp) => change({ wrapUp })} />
        </>
      )}
    </ItemForm>
  );
}

interface FieldsProps {
  readonly draft: QueueSettings;
  readonly change: (part: Partial<QueueSettings>) => void;
}

function ServingFields({ draft, change }: FieldsProps) {
  const groups = Object.values(useCards("group"));
  return (
    <>
      <NameField value={draft.name} change={change} />
      <IdChoices<GroupId>
        label="Groups"
        description="Their agents serve this queue"
        none="There are no groups yet. Add one under Groups."
        choices={groups.map(({ groupId, name }) => ({ id: groupId, name }))}
        value={draft.groupIds}
        change={(groupIds) => change({ groupIds })}
      />
      <NumberField
        label="Priority"
        description="From −100 to 100; chats of the higher queue go first"
        min={-100}
        max={100}
        value={draft.priority}
        change={(priority) => change({ priority: priority ?? 0 })}
      />
    </>
  );
}

function AllocationFields({ draft, change }: FieldsProps) {
  const account = useAccount();
  return (
    <fieldset>
      <legend>How its chats reach agents</legend>
      <NativeSelect
        label="Allocation"
        data={[
          {
            value: "",
            label: `As the account: ${account.allocation === "auto" ? "automatically" : "by hand"}`,
          },
          ...allocationChoices,
        ]}
        value={draft.allocation ?? ""}
        onChange={({ currentTarget }) =>
          change({ allocation: currentTarget.value === "" ? null : (currentTarget.value as AllocationMode) })
        }
      />
      <NumberField
        label="Maximum chats"
        description={`For each agent; empty: as the account, ${account.chatsMax}`}
        isOptional
        placeholder={String(account.chatsMax)}
        min={1}
        max={chatsMaxMax}
        value={draft.chatsMax}
        change={(chatsMax) => change({ chatsMax })}
      />
      <Switch
        label="Allocate while handling"
        description="Off: an agent with an active item gets nothing new until all their chats are paused"
        checked={draft.allocateWhileHandling}
        onChange={(event) => change({ allocateWhileHandling: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

function TimeFields({ draft, change }: FieldsProps) {
  return (
    <fieldset>
      <legend>Waiting</legend>
      <DurationField
        label="Reply target"
        description="The wait for a reply at which the alert turns red for the agent. 0: no target"
        valueMs={draft.replyTargetMs}
        change={(replyTargetMs) => change({ replyTargetMs })}
      />
      <DurationField
        label="Leaving time"
        description="How long a waiting customer may be gone before the chat is abandoned. 0: never"
        valueMs={draft.leavingMs}
        change={(leavingMs) => change({ leavingMs })}
      />
    </fieldset>
  );
}
