import { expect, test } from "vitest";
import { readCall } from "./read-call.ts";

const tell = () => {};

test.each([
  [["open"], { name: "open" }],
  [["close", "now"], { name: "close" }],
  [["prefill", "Hello"], { name: "prefill", text: "Hello" }],
  [["identify", "a.b.c"], { name: "identify", text: "a.b.c" }],
  [["language", "pt-BR"], { name: "language", text: "pt-BR" }],
  [["availability", tell], { name: "availability", tell }],
  [["on", "unread", tell], { name: "on", event: "unread", listener: tell }],
  [["off", "unread", tell], { name: "off", event: "unread", listener: tell }],
])("[B-70] %j is understood", (call, command) => {
  expect(readCall(call)).toEqual({ command });
  // As a page's stub keeps it.
  expect(readCall({ 0: call[0], 1: call[1], 2: call[2], length: call.length })).toEqual({ command });
});

test("[B-70] fields are texts, whatever a page gives them as, and null takes one away", () => {
  const { command, warning } = readCall([
    "fields",
    { order: 4711, plus: true, coupon: null, " plan ": "Pro" },
  ]);
  expect(warning).toBeUndefined();
  expect(command).toEqual({
    name: "fields",
    fields: new Map([
      ["order", "4711"],
      ["plus", "true"],
      ["coupon", null],
      ["plan", "Pro"],
    ]),
  });
});

test("[B-70] of fields that are partly wrong the right ones are kept, and one warning says the rest", () => {
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`field ${index}`, "x"]));
  const { command, warning } = readCall(["fields", { ...many, cart: { items: 3 }, ["n".repeat(41)]: "x" }]);
  expect(command).toMatchObject({ fields: new Map(Object.entries(many).slice(0, 20)) });
  expect(warning).toMatch(/"field 20" is one more than 20/);
  expect(warning).toMatch(/"cart" needs a text, a number or true or false, not an object/);
  expect(warning).toMatch(/must have 1 to 40 characters/);
});

test("[B-70] a value that is too long is cut between characters, and the page is told", () => {
  const { command, warning } = readCall(["fields", { note: "🏳️‍🌈".repeat(100) }]);
  const [value] = command?.name === "fields" ? [...command.fields.values()] : [];
  expect(value?.length).toBeLessThanOrEqual(200);
  expect(value).toMatch(/^(🏳️‍🌈)+…$/u);
  expect(warning).toBe('fields: "note" was cut to 200 characters.');
});

const throwing = {
  get order() {
    throw new Error("of the page's");
  },
};

test.each([
  [[], /there is no such command\. There are: open, close/],
  [["dance"], /there is no "dance"/],
  [["constructor"], /there is no "constructor"/],
  [[["open"]], /there is no such command/],
  [null, /could not be read/],
  [["prefill"], /prefill needs a text: bellhop\("prefill", "I have a question"\)\. It was given nothing\./],
  [["prefill", 7], /It was given a number/],
  [["identify", null], /identify needs a token that your server has signed.*It was given null/],
  [["identify", "x".repeat(4_097)], /at most 4096 characters/],
  [["language", "german!"], /language needs the tag of a language: bellhop\("language", "de"\)/],
  [["language", ""], /It was given an empty text/],
  [["fields", "order"], /fields needs an object of names and values.*It was given the text "order"/],
  [["fields", ["order"]], /It was given a list/],
  [["fields", throwing], /could not be read/],
  [["availability"], /availability needs a function/],
  [["on", "unread"], /on needs a function: bellhop\("on", "unread"/],
  [["on", "typing", tell], /the name of an event \(ready, opened.*It was given the text "typing"/],
  [["on", Symbol("x"), tell], /It was given a symbol/],
])("[B-70] a wrong call becomes a warning that says what to do: %#", (call, words) => {
  const { command, warning } = readCall(call);
  expect(command).toBeUndefined();
  expect(warning).toMatch(words);
});
