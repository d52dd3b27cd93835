import { expect, test } from "vitest";
import type { QueueId, TemplateId } from "#contract/ids.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import { findTemplates } from "./find-templates.ts";

const sales = "sales" as QueueId;
const template = (name: string, text: string, queueIds: readonly QueueId[] = []): TemplateCard => ({
  templateId: name as TemplateId,
  name,
  shortcut: "",
  text,
  queueIds,
  ownerId: null,
});

const late = template("Late delivery", "I am sorry for the wait.");
const sorry = template("Apology", "Sorry that your delivery is late.");
const billing = template("Invoice", "Here is your invoice.", ["billing" as QueueId]);
const all = [sorry, late, billing];

const names = (search: string, queueId = sales) =>
  findTemplates(all, { queueId, search }).map(({ name }) => name);

test("[B-34] templates are found by name and words, those with the words in their name first", () => {
  expect(names("late DELIVERY")).toEqual(["Late delivery", "Apology"]);
  expect(names("wait")).toEqual(["Late delivery"]);
  expect(names("late nothing")).toEqual([]);
});

test("[B-34] a template of other queues is not offered here", () => {
  expect(names("")).toEqual(["Apology", "Late delivery"]);
  expect(names("", "billing" as QueueId)).toContain("Invoice");
});

test("[B-34] a shortcut finds its template first, and accents and case do not matter", () => {
  const thanks = { ...template("Über die Wartezeit", "Danke fürs Warten."), shortcut: "Danke" };
  const other = template("Danke", "Auf Wiedersehen.");
  const find = (search: string) =>
    findTemplates([other, thanks, ...all], { queueId: sales, search }).map(({ name }) => name);
  expect(find("danke")).toEqual(["Über die Wartezeit", "Danke"]);
  expect(find("uber")).toEqual(["Über die Wartezeit"]);
  expect(find("FURS")).toEqual(["Über die Wartezeit"]);
});
