import { expect, test } from "vitest";
import { languageFor, localeFor } from "./language.ts";

test("[B-83] without a choice the desk speaks the first of the browser's languages that it has, else English", () => {
  expect(languageFor(["fr", "de-AT", "en"])).toBe("de");
  expect(languageFor(["en-GB", "de"])).toBe("en");
  expect(languageFor(["fr", "ar"])).toBe("en");
  expect(languageFor([])).toBe("en");
});

test("[B-83] dates and numbers are written as in the user's country when the browser names it", () => {
  expect(localeFor("de", ["en-US", "de-CH", "de"])).toBe("de-CH");
  expect(localeFor("de", ["fr"])).toBe("de");
  expect(localeFor("pseudo", ["de", "en-GB"])).toBe("en-GB");
});
