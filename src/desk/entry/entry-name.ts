import type { EntryView } from "#contract/views/entry-view.ts";

/** By what a customer came: what kind of thing it is, and which one. */
export interface EntryName {
  readonly label: string;
  readonly name: string;
}

/** Names an entry. A removed widget gets a general name; an unknown channel is shown as it is. */
export function entryName(entry: EntryView): EntryName {
  const channel: string = entry.channel;
  if (channel === "webchat") return { label: "Widget", name: entry.widgetName ?? "A widget that is gone" };
  return { label: "Channel", name: channel };
}
