import { expect, test } from "vitest";
import fc from "fast-check";
import { splitLinks } from "./split-links.ts";

const hrefs = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? []);

test("[B-37] text without an address stays one part", () => {
  expect(splitLinks("no link\nhere")).toEqual([{ text: "no link\nhere" }]);
  expect(splitLinks("")).toEqual([]);
});

test("[B-37] http and https addresses become links, and nothing else does", () => {
  expect(splitLinks("see https://a.example/b?c=d#e now")).toEqual([
    { text: "see " },
    { text: "https://a.example/b?c=d#e", href: "https://a.example/b?c=d#e" },
    { text: " now" },
  ]);
  expect(hrefs("HTTP://A.example")).toEqual(["http://a.example/"]);
  expect(hrefs("javascript:alert(1) data:text/html,x ftp://a.example xhttp://a.example")).toEqual([]);
  expect(hrefs("http:// https://")).toEqual([]);
});

test("[B-37] the punctuation of the sentence is not part of the address", () => {
  expect(hrefs("Is it https://a.example/b?")).toEqual(["https://a.example/b"]);
  expect(hrefs("(https://a.example/b).")).toEqual(["https://a.example/b"]);
  expect(hrefs("https://a.example/wiki/Bell_(hop)!")).toEqual(["https://a.example/wiki/Bell_(hop)"]);
  expect(hrefs("[https://a.example/[x]]")).toEqual(["https://a.example/[x]"]);
  expect(hrefs("見て https://a.example/b。")).toEqual(["https://a.example/b"]);
});

test("[B-37] an address that looks like another place is no link", () => {
  expect(hrefs("https://bank.example@evil.example/")).toEqual([]);
  expect(hrefs("https://a.example/\u202egpj.exe")).toEqual(["https://a.example/"]);
});

test("[B-37] markup is not interpreted", () => {
  expect(splitLinks('<a href="https://a.example">x</a>').map(({ text }) => text)).toEqual([
    '<a href="',
    "https://a.example",
    '">x</a>',
  ]);
});

test("[B-37] the parts put together are the text, whatever it is", () => {
  const words = fc.constantFrom("http://", "https://a.b", "(", ")", "]", "@", ".", " ", "x", "\n", "<", "é");
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string())), (pieces) => {
      const text = pieces.join("");
      expect(
        splitLinks(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
      for (const href of hrefs(text)) expect(href).toMatch(/^https?:\/\//);
    }),
  );
});

// Far under a second; if the work grew faster than the text, hours.
test.each(["http://", "https://a/)", "https://(((", "h", "...)"])(
  "[B-37] the work grows with the text and not faster: %s",
  (piece) => {
    const text = `https://a${piece.repeat(300_000)}`;
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  },
);
