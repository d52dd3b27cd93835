import { expect, test } from "vitest";
import { type ErrorCode, commandError, errorCodes } from "#contract/error-codes.ts";
import { errorWords as german } from "./de/errors.ts";
import { wordsForError } from "./words-for-error.ts";

const codes = Object.keys(errorCodes) as ErrorCode[];

test("[B-83] an error is said by its code; the server's words stand for a code that is not known here", () => {
  const error = { code: "already-owned" as const, words: "In another language", with: { name: "Robin" } };
  expect(wordsForError(error)).toBe("This chat was already taken by Robin.");
  expect(german(error.code, error.with)).toBe("Diesen Chat hat schon Robin angenommen.");
  expect(wordsForError({ code: "levitated" as ErrorCode, words: "It flew off." })).toBe("It flew off.");
  expect(german("levitated", {})).toBeUndefined();
});

test("[B-83] what fills an error is translated, too", () => {
  expect(german("list-full", { max: 200, kind: "queue", list: "queues", do: "remove one first" })).toBe(
    "Möglich sind höchstens 200 Warteschlangen. Entfernen Sie erst etwas davon.",
  );
  expect(
    german("setting-in-use", { name: "group", by: "queues", kind: "group", users: "queue chat" }),
  ).toContain("Warteschlangen");
  expect(german("password-weak", { weakness: "personal" })).toContain("Firma");
});

test("[B-83] every error has words in German, and they name all that the English ones name", () => {
  for (const code of codes) {
    const english = errorCodes[code].words;
    const filled = [...english.matchAll(/\{(name|url|host|origin|minutes|max)\}/g)].map(
      ([, name = ""]) => name,
    );
    const details = Object.fromEntries(filled.map((name) => [name, `<${name}>`]));
    const words = german(code, { ...details, kind: "widget", users: "widget" });
    expect(words, code).not.toBe(commandError(code, details).words);
    if (code === "setting-in-use") continue;
    for (const name of filled) expect(words, code).toContain(`<${name}>`);
  }
});
