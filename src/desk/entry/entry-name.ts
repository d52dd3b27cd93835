import type { EntryView } from "#contract/views/entry-view.ts";
import { words } from "../words/words.ts";

/** By what a customer came: what kind of thing it is, and which one. */
export interface EntryName {
  readonly label: string;
  readonly name: string;
}

/** Names an entry. A removed widget gets a general name; an unknown channel is shown as it is. */
export function entryName(entry: EntryView): EntryName {
  const channel: string = entry.channel;
  if (channel === "webchat")
    return { label: words.entry.widget, name: entry.widgetName ?? words.entry.widgetGone };
  return { label: words.entry.channel, name: channel };
}
