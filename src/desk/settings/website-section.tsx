import { NativeSelect, Switch } from "@mantine/core";
import type { QueueId, WidgetId } from "#contract/ids.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { type Draft, ItemForm } from "./item-form.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { LinesField, filledLines } from "./lines-field.tsx";
import { NameField } from "./name-field.tsx";
import { Section } from "./section.tsx";
import { Snippet } from "./snippet.tsx";

/** The widgets, with a snippet for each; the first start leads here. (B-70, B-82) */
export function WebsiteSection() {
  const queues = useCards("queue");
  const widgets = Object.values(useCards("widget")).toSorted((a, b) => a.name.localeCompare(b.name));
  const items = widgets.map(({ widgetId, name, queueId }) => ({
    id: widgetId,
    name,
    words: `into ${queues[queueId]?.name ?? "a queue"}`,
  }));
  return (
    <Section
      title="Website"
      explains="Put the chat on your pages: copy a widget’s snippet into the HTML of each page that shall have it. Its chats come into the queue chosen here."
    >
      <ListAndForm<WidgetId> items={items} newWords="New widget" icon="screen" Form={WidgetForm} />
    </Section>
  );
}

function WidgetForm({ id: widgetId, select }: FormProps<WidgetId>) {
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
      newWords="New widget"
      saved={saved}
      save={(draft, ask) => ask("widget.save", { widgetId, ...draft, ...filled(draft) })}
      afterSave={filled}
    >
      {(draft, change) => (
        <>
          <NameField description="For you to tell your widgets apart" value={draft.name} change={change} />
          <NativeSelect
            label="Queue"
            description="Its chats come into this one"
            data={queues.map(({ queueId, name }) => ({ value: queueId as string, label: name }))}
            value={draft.queueId}
            onChange={(event) => change({ queueId: event.currentTarget.value as QueueId })}
          />
          <LinesField
            label="Sites"
            description="Where this chat works, one to a line. “*.” stands for every subdomain. None named: everywhere"
            placeholder={"https://www.acme.example\nhttps://*.acme.example"}
            value={draft.sites}
            change={(sites) => change({ sites })}
          />
          <LinesField
            label="Parameters of the page’s address"
            description="Agents see the page a customer is on without what follows “?” or “#”, because that may hold secrets. Name the parameters they need, one to a line"
            placeholder="product"
            value={draft.parameters}
            change={(parameters) => change({ parameters })}
          />
          <Switch
            label="Forget a chat when it has ended"
            description="For computers that several people use: when the customer has seen the end and closes the chat or leaves the page, or after ten minutes, their browser forgets it. Whoever writes next is somebody new. Without this, customers can do so themselves"
            checked={draft.forgetWhenEnded}
            onChange={(event) => change({ forgetWhenEnded: event.currentTarget.checked })}
          />
          {widgetId && (
            <Snippet widgetId={widgetId}>
              Paste it before the end of the body of each page that shall have the chat. Then open the page
              and write the first message: once you are Available it comes to your inbox, or you take it under
              Queues. Where people sign in to your site, have the page call bellhop.reset() when they sign
              out: their browser then forgets the chat.
            </Snippet>
          )}
        </>
      )}
    </ItemForm>
  );
}

function filled({ parameters, sites }: Draft<"widget">) {
  return { parameters: filledLines(parameters), sites: filledLines(sites) };
}
