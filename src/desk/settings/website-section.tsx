import type { WidgetId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { Section } from "./section.tsx";
import { WidgetForm } from "./widget-form.tsx";

/** The widgets, with a snippet for each; the first start leads here. (B-70, B-82) */
export function WebsiteSection() {
  const { settingsWebsite } = laterWords;
  const queues = useCards("queue");
  const widgets = Object.values(useCards("widget")).toSorted((a, b) => a.name.localeCompare(b.name));
  const items = widgets.map(({ widgetId, name, queueId, sites }) => ({
    id: widgetId,
    name,
    cells: [queues[queueId]?.name ?? "", sites.length === 0 ? settingsWebsite.everywhere : sites.join(", ")],
  }));
  return (
    <Section title={settingsWebsite.title} explains={settingsWebsite.explains}>
      <ListAndForm<WidgetId>
        items={items}
        columns={[settingsWebsite.columns.queue, settingsWebsite.columns.sites]}
        newWords={settingsWebsite.newWidget}
        icon="screen"
        Form={WidgetForm}
      />
    </Section>
  );
}
