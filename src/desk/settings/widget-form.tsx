import { NativeSelect, Switch } from "@mantine/core";
import { customerLanguages } from "#contract/languages.ts";
import type { QueueId, WidgetId } from "#contract/ids.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { AppearanceFields } from "./appearance-fields.tsx";
import { FormTabs } from "./form-tabs.tsx";
import { ItemForm } from "./item-form.tsx";
import { languageName } from "./language-name.ts";
import { LinesField, filledLines } from "./lines-field.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { type WidgetSettings, widgetSettingsOf } from "./new-widget.ts";
import { PreChatFormFields } from "./pre-chat-form.tsx";
import { Snippet } from "./snippet.tsx";
import { WidgetPreview } from "./widget-preview.tsx";

interface FieldsProps {
  readonly draft: WidgetSettings;
  readonly change: (part: Partial<WidgetSettings>) => void;
}

export function WidgetForm({ id: widgetId, select }: FormProps<WidgetId>) {
  const { settingsWebsite } = laterWords;
  const { tabs } = settingsWebsite;
  const { tab: preChatTab } = laterWords.settingsPreChat;
  const card = useCard("widget", widgetId);
  const queues = useQueues();
  const saved = widgetSettingsOf(card, queues[0]?.queueId ?? ("" as QueueId));
  return (
    <ItemForm<WidgetId, WidgetSettings>
      id={widgetId}
      select={select}
      newWords={settingsWebsite.newWidget}
      saved={saved}
      save={(draft, ask) => ask("widget.save", { widgetId, ...draft, ...filled(draft) })}
      afterSave={filled}
      renderAside={({ appearance }) => <WidgetPreview appearance={appearance} />}
      below={widgetId && <Snippet widgetId={widgetId} />}
    >
      {(draft, change) => (
        <FormTabs
          label={tabs.label}
          tabs={[
            { name: "general", title: tabs.general, content: <SiteFields {...{ draft, change }} /> },
            {
              name: "appearance",
              title: tabs.appearance,
              content: (
                <AppearanceFields
                  appearance={draft.appearance}
                  change={(appearance) => change({ appearance })}
                />
              ),
            },
            {
              name: "pre-chat",
              title: preChatTab,
              content: (
                <PreChatFormFields form={draft.form} change={(form) => change({ form })} queues={queues} />
              ),
            },
            { name: "privacy", title: tabs.privacy, content: <PrivacyFields {...{ draft, change }} /> },
          ]}
        />
      )}
    </ItemForm>
  );
}

function filled({ parameters, sites, form }: WidgetSettings) {
  const fields = form.fields.map((field) => ({ ...field, choices: filledLines(field.choices) }));
  return { parameters: filledLines(parameters), sites: filledLines(sites), form: { ...form, fields } };
}

function useQueues() {
  return Object.values(useCards("queue")).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Where the widget is, and where its chats go. */
function SiteFields({ draft, change }: FieldsProps) {
  const { settingsWebsite } = laterWords;
  return (
    <>
      <NameField description={settingsWebsite.nameHint} value={draft.name} change={change} />
      <NativeSelect
        label={settingsWebsite.queue}
        description={settingsWebsite.queueHint}
        data={useQueues().map(({ queueId, name }) => ({ value: queueId as string, label: name }))}
        value={draft.queueId}
        onChange={(event) => change({ queueId: event.currentTarget.value as QueueId })}
      />
      <NativeSelect
        label={settingsWebsite.language}
        description={settingsWebsite.languageHint}
        data={[
          { value: "", label: settingsWebsite.asPage },
          ...customerLanguages.map((language) => ({
            value: language as string,
            label: languageName(language),
          })),
        ]}
        value={draft.language ?? ""}
        onChange={({ currentTarget }) =>
          change({ language: customerLanguages.find((one) => one === currentTarget.value) ?? null })
        }
      />
      <LinesField
        label={settingsWebsite.sites}
        description={settingsWebsite.sitesHint}
        placeholder={settingsWebsite.sitesExample}
        value={draft.sites}
        change={(sites) => change({ sites })}
      />
    </>
  );
}

/** What leaves the company's page, and what stays in the customer's browser. (B-67, B-68) */
function PrivacyFields({ draft, change }: FieldsProps) {
  const { settingsWebsite } = laterWords;
  return (
    <>
      <LinesField
        label={settingsWebsite.parameters}
        description={settingsWebsite.parametersHint}
        placeholder={settingsWebsite.parametersExample}
        value={draft.parameters}
        change={(parameters) => change({ parameters })}
      />
      <Switch
        label={settingsWebsite.forget}
        description={settingsWebsite.forgetHint}
        checked={draft.forgetWhenEnded}
        onChange={(event) => change({ forgetWhenEnded: event.currentTarget.checked })}
      />
    </>
  );
}
