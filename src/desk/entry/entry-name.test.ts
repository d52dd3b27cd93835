import { expect, test } from "vitest";
import type { EntryView } from "#contract/views/entry-view.ts";
import { entryName } from "./entry-name.ts";

const entry: EntryView = { channel: "webchat", widgetName: "Shop", page: "" };

test("[B-25] a chat came in by its widget, also by one that was removed since", () => {
  expect(entryName(entry)).toEqual({ label: "Widget", name: "Shop" });
  expect(entryName({ ...entry, widgetName: null })).toEqual({
    label: "Widget",
    name: "A widget that is gone",
  });
});

test("[B-25] a channel that the desk does not know is called by its own name", () => {
  const fromLater = { channel: "carrier-pigeon" } as unknown as EntryView;
  expect(entryName(fromLater)).toEqual({ label: "Channel", name: "carrier-pigeon" });
});
