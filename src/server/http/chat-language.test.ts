import { expect, test } from "vitest";
import { acceptedLanguages, chatLanguage } from "./chat-language.ts";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", ["de-AT", "de", "en"]],
  ["en;q=0.5, ar", ["ar", "en"]],
  ["fr;q=0, en", ["en"]],
  ["de;q=x, pl", ["pl"]],
  ["", []],
])("a browser that sends %j asks for %j", (header, tags) => {
  expect(acceptedLanguages(header)).toEqual(tags);
});

const asPage = { language: null };
const japanese = { language: "ja" } as const;

test.each([
  ["the widget's", { widget: japanese, address: "de", header: "fr" }, "ja"],
  ["the page's", { widget: asPage, address: "pt-BR,fr", header: "pl" }, "pt"],
  [
    "the browser's, where the chat has not the page's",
    { widget: asPage, address: "fi,nl", header: "pl" },
    "nl",
  ],
  ["the browser's", { widget: asPage, address: null, header: "fi,it;q=0.9,es;q=0.8" }, "it"],
  ["the page's, written as it should not be", { widget: null, address: " DE_de ", header: "es" }, "de"],
  ["English", { widget: null, address: "fi,<b>", header: "constructor" }, "en"],
])("[B-74] the chat speaks %s language", (_, asked, language) => {
  expect(chatLanguage(asked)).toBe(language);
});
