import { expect, test } from "vitest";
import { customerLanguageOf, tagIn } from "./languages.ts";
import { say, sayCount } from "./sentence.ts";

test("a sentence is filled, and what is written from right to left is kept apart in it", () => {
  expect(say("{name} is back, {name}!", { name: "Robin" })).toBe("Robin is back, Robin!");
  expect(say("عاد {name}", { name: "Robin" })).toBe("عاد \u2068Robin\u2069");
  expect(say("{name} is back", { name: "ليلى (2)" })).toBe("\u2068ليلى (2)\u2069 is back");
});

test("what fills a sentence is nothing to be filled", () => {
  expect(say("{name}: {max}", { name: "{max} $& $1", max: 3 })).toBe("{max} $& $1: 3");
});

test.each([
  [1, "1 nowa"],
  [3, "3 nowe"],
  [12, "12 nowych"],
  [1234, "1234 nowe"],
])("a count of %i has its form", (count, said) => {
  const forms = { one: "{count} nowa", few: "{count} nowe", many: "{count} nowych", other: "{count} nowej" };
  expect(sayCount(forms, count, "pl")).toBe(said);
});

test("a count without a form of its own has that of others", () => {
  expect(sayCount({ other: "新着{count}件" }, 1, "ja-JP")).toBe("新着1件");
});

test("[B-74] a language is known by its tag, whatever the country and however it is written", () => {
  expect(customerLanguageOf(["fi", "PT_br", "de"])).toBe("pt");
  expect(customerLanguageOf(["", "zh-Hant", "deu"])).toBeNull();
  expect(tagIn("de", ["en-US", "de-CH", "de"])).toBe("de-CH");
});
