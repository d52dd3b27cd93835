import { NativeSelect, Switch } from "@mantine/core";
import type { QueueId, WidgetId } from "#contract/ids.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { type Draft, ItemForm } from "./item-form.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { LinesField, filledLines } from "./lines-field.tsx";
import { NameField } from "./name-field.tsx";
import { Section } from "./section.tsx";
import { Snippet } from "./snippet.tsx";

/** The widgets, with a snippet for each; the first start leads here. (B-70, B-82) */
export function WebsiteSection() {
  const { settingsWebsite } = laterWords;
  const queues = useCards("queue");
  const widgets = Object.values(useCards("widget")).toSorted((a, b) => a.name.localeCompare(b.name));
  const items = widgets.map(({ widgetId, name, queueId }) => ({
    id: widgetId,
    name,
    words: settingsWebsite.into(queues[queueId]?.name),
  }));
  return (
    <Section title={settingsWebsite.title} explains={settingsWebsite.explains}>
      <ListAndForm<WidgetId>
        items={items}
        newWords={settingsWebsite.newWidget}
        icon="screen"
        Form={WidgetForm}
      />
    </Section>
  );
}

function WidgetForm({ id: widgetId, select }: FormProps<WidgetId>) {
  const { settingsWebsite } = laterWords;
  const card = useCard("widget", widgetId);
  const queues = Object.values(useCards("queue")).toSorted((a, b) => a.name.localeCompare(b.name));
  const firstQueueId = queues[0]?.queueId;
  const saved: Draft<"widget"> = {
    name: card?.name ?? "",
    queueId: card?.queueId ?? firstQueueId ?? ("" as QueueId),
    parameters: card?.parameters ?? [],
    sites: card?.sites ?? [],
    forgetWhenEnded: card?.forgetWhenEnded ?? false,
  };
  return (
    <ItemForm<WidgetId, Draft<"widget">>
      id={widgetId}
      select={select}
      newWords={settingsWebsite.newWidget}
      saved={saved}
      save={(draft, ask) => ask("widget.save", { widgetId, ...draft, ...filled(draft) })}
      afterSave={filled}
    >
      {(draft, change) => (
        <>
          <NameField description={settingsWebsite.nameHint} value={draft.name} change={change} />
          <NativeSelect
            label={settingsWebsite.queue}
            description={settingsWebsite.queueHint}
            data={queues.map(({ queueId, name }) => ({ value: queueId as string, label: name }))}
            value={draft.queueId}
            onChange={(event) => change({ queueId: event.currentTarget.value as QueueId })}
          />
          <LinesField
            label={settingsWebsite.sites}
            description={settingsWebsite.sitesHint}
            placeholder={settingsWebsite.sitesExample}
            value={draft.sites}
            change={(sites) => change({ sites })}
          />
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
          {widgetId && <Snippet widgetId={widgetId} />}
        </>
      )}
    </ItemForm>
  );
}

function filled({ parameters, sites }: Draft<"widget">) {
  return { parameters: filledLines(parameters), sites: filledLines(sites) };
}
