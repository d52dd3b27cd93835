import { expect, test } from "vitest";
import { findListed } from "./find-listed.ts";

const items = [
  { name: "Zoë Müller", cells: ["Agent", "webchat"] },
  { name: "Zora Quinn", cells: ["Supervisor"] },
];

const found = (search: string) => findListed(items, search).map(({ name }) => name);

test("[B-80] a long list of settings is searched by every word, with or without accents", () => {
  expect(found("zo")).toEqual(["Zoë Müller", "Zora Quinn"]);
  expect(found("muller  AGENT")).toEqual(["Zoë Müller"]);
  expect(found("Zoe\u0308")).toEqual(["Zoë Müller"]);
  expect(found("quinn agent")).toEqual([]);
  expect(found(" ")).toHaveLength(2);
});
