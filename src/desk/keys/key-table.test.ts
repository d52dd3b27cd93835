import { expect, test } from "vitest";
import { type KeyName, keyRows, shownKey, spokenKey } from "./key-table.ts";
import { laterWords } from "../words/words.ts";

const names = Object.keys(keyRows) as KeyName[];

test.for([true, false])("[B-26] no two acts have one key, and each has words (on a Mac: %s)", (onMac) => {
  const keys = names.map((name) => shownKey(name, onMac)).filter((key) => key !== "");
  expect(keys.length).toBeGreaterThan(15);
  expect(new Set(keys).size).toBe(keys.length);
  expect(names.filter((name) => !laterWords.keys.table[name])).toEqual([]);
});

test("[B-26] what an agent does all day takes at most three keys at once, on every system", () => {
  const daily = [
    ...(["available", "break", "take-next", "play", "reply", "template", "classify", "note"] as const),
    ...(["transfer", "put-back", "end", "finish", "next-late", "next-unread", "palette"] as const),
  ];
  for (const onMac of [true, false]) {
    for (const name of daily) {
      expect(spokenKey(name, onMac), name).toMatch(/^(\w+\+){1,2}[A-Z]$/);
    }
  }
});

test("[B-26] keys are shown as they are printed on this system's keyboards", () => {
  expect([shownKey("end", false), shownKey("end", true)]).toEqual(["Alt+E", "⌃⇧E"]);
  expect([shownKey("palette", false), shownKey("palette", true)]).toEqual(["Ctrl+K", "⌘K"]);
  expect([shownKey("keys"), shownKey("block")]).toEqual(["?", ""]);
});
