import { beforeEach, expect, test } from "vitest";
import type { Memory } from "#client/platform.ts";
import type { ChatId, TemplateId, UserId } from "#contract/ids.ts";
import { DraftStore, emptyDraft } from "./draft-store.ts";

const robin = "robin" as UserId;
const dana = "dana" as ChatId;
const sam = "sam" as ChatId;
const dayMs = 24 * 3_600_000;

function memoryOf(kept: Map<string, string>): Memory {
  return {
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text)),
  };
}

let kept: Map<string, string>;
const storeAt = (now: number, userId = robin) => new DraftStore(memoryOf(kept), { userId, now });
const draftOf = (text: string, templateId: string | null = null) => ({
  text,
  templateId: templateId as TemplateId | null,
});

beforeEach(() => {
  kept = new Map();
});

test("[B-24] a draft is kept through a reload", () => {
  storeAt(0).write("reply", dana, { draft: draftOf("Let me", "greeting"), now: 0 });
  expect(storeAt(1_000).read("reply", dana)).toEqual(draftOf("Let me", "greeting"));
});

test("[B-24] a draft never turns up in another chat, nor a note's in a reply, nor with another user (F-30)", () => {
  const drafts = storeAt(0);
  drafts.write("note", dana, { draft: draftOf("difficult"), now: 0 });
  expect(drafts.read("reply", dana)).toEqual(emptyDraft);
  expect(drafts.read("note", sam)).toEqual(emptyDraft);
  expect(storeAt(0, "kim" as UserId).read("note", dana)).toEqual(emptyDraft);
  expect(drafts.read("note", dana).text).toBe("difficult");
});

test("[B-23] the same draft is the same object until it is written, and its writing is told", () => {
  const drafts = storeAt(0);
  let told = 0;
  drafts.subscribe(() => told++);
  const before = drafts.read("reply", dana);
  expect(drafts.read("reply", dana)).toBe(before);
  drafts.write("reply", dana, { draft: draftOf("x"), now: 0 });
  expect([drafts.read("reply", dana).text, told]).toEqual(["x", 1]);
});

test("an emptied draft leaves nothing behind, and an old one goes with the next start", () => {
  const drafts = storeAt(0);
  drafts.write("reply", dana, { draft: draftOf("x"), now: 0 });
  drafts.write("reply", dana, { draft: emptyDraft, now: 0 });
  expect(kept.size).toBe(0);
  drafts.write("reply", sam, { draft: draftOf("y"), now: 0 });
  storeAt(6 * dayMs);
  expect(kept.size).toBe(1);
  storeAt(8 * dayMs);
  expect(kept.size).toBe(0);
});

test("[U-6] text that was stored leaves the draft, and what was written behind it meanwhile stays", () => {
  const drafts = storeAt(0);
  drafts.write("note", dana, { draft: draftOf("Call back"), now: 0 });
  drafts.settle("note", dana, { text: "Call back", now: 0 });
  expect(drafts.read("note", dana)).toEqual(emptyDraft);
  drafts.write("note", dana, { draft: draftOf("Call back\nafter four"), now: 0 });
  drafts.settle("note", dana, { text: "Call back", now: 0 });
  expect(drafts.read("note", dana).text).toBe("after four");
  drafts.settle("note", dana, { text: "Something else", now: 0 });
  expect(drafts.read("note", dana).text).toBe("after four");
});

test("what is no draft counts as nothing", () => {
  kept.set("bellhop-draft-robin-reply-dana", "{");
  expect(storeAt(0).read("reply", dana)).toEqual(emptyDraft);
});

test("what another tab wrote holds here too", () => {
  const here = storeAt(0);
  here.read("reply", dana);
  storeAt(0).write("reply", dana, { draft: draftOf("from there"), now: 0 });
  here.takeOver("bellhop-draft-robin-reply-dana");
  expect(here.read("reply", dana).text).toBe("from there");
});

test("the cursor stands at the end until somebody stood elsewhere, and never outside the text", () => {
  const drafts = storeAt(0);
  drafts.write("reply", dana, { draft: draftOf("hello"), now: 0 });
  expect(drafts.cursor("reply", dana)).toEqual({ start: 5, end: 5 });
  drafts.setCursor("reply", dana, { start: 2, end: 4 });
  drafts.write("reply", dana, { draft: draftOf("hey"), now: 0 });
  expect(drafts.cursor("reply", dana)).toEqual({ start: 2, end: 3 });
});
