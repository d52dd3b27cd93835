import { NativeSelect, Switch } from "@mantine/core";
import type { QueueId, TopicId } from "#contract/ids.ts";
import {
  consentLengthMax,
  formFieldsMax,
  nameLengthMax,
  placeLengthMax,
  topicsMax,
} from "#contract/limits.ts";
import type { FormField, PreChatForm } from "#contract/views/form-view.ts";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { laterWords } from "../words/words.ts";
import { GrowingList } from "./growing-list.tsx";
import { PreChatField } from "./pre-chat-field.tsx";
import classes from "./settings.module.css";

interface Props {
  readonly form: PreChatForm;
  readonly change: (form: PreChatForm) => void;
  readonly queues: readonly { readonly queueId: QueueId; readonly name: string }[];
}

/** What a widget asks before a chat begins: fields, topics, consent. (B-73) */
export function PreChatFormFields({ form, change, queues }: Props) {
  const { settingsPreChat } = laterWords;
  const { session } = useSignedInDesk();
  const [firstQueue] = queues;
  const alter = (part: Partial<PreChatForm>) => change({ ...form, ...part });
  return (
    <>
      <fieldset>
        <legend>{settingsPreChat.part}</legend>
        <p className={classes.explains}>{settingsPreChat.explains}</p>
        <GrowingList<FormField>
          items={form.fields}
          idOf={({ fieldId }) => fieldId}
          max={formFieldsMax}
          words={{
            one: settingsPreChat.field,
            add: settingsPreChat.addField,
            full: settingsPreChat.fieldsMax,
            remove: settingsPreChat.removeField,
            up: settingsPreChat.up,
          }}
          change={(fields) => alter({ fields })}
          newItem={() => ({
            fieldId: session.newId(),
            kind: form.fields.length === 0 ? "name" : "text",
            label: form.fields.length === 0 ? settingsPreChat.kinds.name : "",
            isRequired: false,
            choices: [],
            isForReaching: false,
          })}
        >
          {(field, changeField) => <PreChatField field={field} change={changeField} />}
        </GrowingList>
      </fieldset>
      <fieldset>
        <legend>{settingsPreChat.topics}</legend>
        <p className={classes.explains}>{settingsPreChat.topicsHint}</p>
        <GrowingList<PreChatForm["topics"][number]>
          items={form.topics}
          idOf={({ topicId }) => topicId}
          max={topicsMax}
          words={{
            one: settingsPreChat.topic,
            add: settingsPreChat.addTopic,
            full: settingsPreChat.topicsMax,
            remove: settingsPreChat.removeTopic,
          }}
          change={(topics) => alter({ topics })}
          newItem={() => ({
            topicId: session.newId<TopicId>(),
            label: "",
            queueId: firstQueue?.queueId ?? ("" as QueueId),
          })}
        >
          {({ label, queueId }, changeTopic) => (
            <>
              <LimitedTextInput
                label={settingsPreChat.label}
                required
                withAsterisk={false}
                lengthMax={nameLengthMax}
                dir="auto"
                value={label}
                onChange={(event) => changeTopic({ label: event.currentTarget.value })}
              />
              <NativeSelect
                label={settingsPreChat.queue}
                data={queues.map((queue) => ({ value: queue.queueId as string, label: queue.name }))}
                value={queueId}
                onChange={(event) => changeTopic({ queueId: event.currentTarget.value as QueueId })}
              />
            </>
          )}
        </GrowingList>
      </fieldset>
      <ConsentFields consent={form.consent} change={(consent) => alter({ consent })} />
    </>
  );
}

interface ConsentProps {
  readonly consent: PreChatForm["consent"];
  readonly change: (consent: PreChatForm["consent"]) => void;
}

function ConsentFields({ consent, change }: ConsentProps) {
  const { settingsPreChat, settingsQueues } = laterWords;
  return (
    <>
      <Switch
        label={settingsPreChat.asksConsent}
        description={settingsPreChat.asksConsentHint}
        checked={consent !== null}
        onChange={(event) => change(event.currentTarget.checked ? { text: "", link: "" } : null)}
      />
      {consent && (
        <>
          <LimitedTextarea
            label={settingsPreChat.consentText}
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxRows={8}
            lengthMax={consentLengthMax}
            dir="auto"
            value={consent.text}
            fault={consent.text !== "" && consent.text.trim() === "" ? settingsQueues.emptyText : ""}
            onChange={({ currentTarget }) => change({ ...consent, text: currentTarget.value })}
          />
          <LimitedTextInput
            type="url"
            label={settingsPreChat.consentLink}
            description={settingsPreChat.consentLinkHint}

            lengthMax={placeLengthMax}
            dir="ltr"
            value={consent.link}
            onChange={({ currentTarget }) => change({ ...consent, link: currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
