import fc from "fast-check";
import { expect, test } from "vitest";
import { contactWords, searchWords } from "./contact-words.ts";

const fields = (name: string, change: { email?: string; phone?: string } = {}) => ({
  name,
  email: "",
  phone: "",
  ...change,
});
const finds = (search: string, contact: ReturnType<typeof fields>) =>
  searchWords(search).every((word) => contactWords(contact).some((known) => known.startsWith(word)));

test.each([
  ["siobhan", "Siobhán"],
  ["Nunez", "Álvaro Núñez"],
  ["Núñez Álvaro", "Álvaro Núñez"],
  ["ipek", "İPEK Yılmaz"],
  ["yilmaz", "İPEK Yılmaz"],
  ["strasse", "Straße"],
  ["STRASSE", "straße"],
  ["straße", "STRASSE"],
  ["sorensen", "Søren Sørensen"],
  ["lukasz", "Łukasz"],
  ["οδυσσευς", "ΟΔΥΣΣΕΥΣ"],
  ["o'neil", "Shaun O’Neil"],
  ["太郎", "山田太郎"],
  ["田", "山田太郎"],
  ["タロウ", "ﾀﾛｳ"],
  ["민수", "김민수"],
  ["", "Anybody"],
])("[R-14] %s finds %s", (search, name) => {
  expect(finds(search, fields(name))).toBe(true);
});

test.each([
  ["example", fields("Ada", { email: "ada@math.example" })],
  ["ada@math.example", fields("Ada", { email: "ada@math.example" })],
  ["171 23", fields("Ada", { phone: "+49 (171) 234-5678" })],
  ["5678", fields("Ada", { phone: "+49 (171) 234-5678" })],
  ["1712345", fields("Ada", { phone: "+49 (171) 234-5678" })],
])("[B-84] %s finds by address or number", (search, contact) => {
  expect(finds(search, contact)).toBe(true);
});

test.each([
  ["iobhan", "Siobhán"],
  ["Nunez Maria", "Álvaro Núñez"],
  ["anybody else", "Anybody"],
])("%s does not find %s", (search, name) => {
  expect(finds(search, fields(name))).toBe(false);
});

test("[R-14] every contact is found by its own name, whole or begun, in any Unicode form", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.nat(), (name, at) => {
      const contact = fields(name);
      const begun = Array.from(name)
        .slice(0, at % (name.length + 1))
        .join("");
      for (const form of [name, begun, name.normalize("NFD"), name.normalize("NFC")]) {
        expect(finds(form, contact), form).toBe(true);
      }
    }),
  );
});

test("words that are cut are cut between characters", () => {
  const long = "a".repeat(39);
  const words = contactWords(fields(`${long}\u{20000}b ${long}\u{1E900}c`));
  expect(words.map((word) => word.isWellFormed())).toEqual(words.map(() => true));
});

test("a contact has a bounded number of words, of bounded length, each well formed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      const words = contactWords({ name: text, email: text, phone: text });
      expect(words.length).toBeLessThanOrEqual(100);
      for (const word of words) {
        expect(Array.from(word).length).toBeLessThanOrEqual(40);
        expect(word.isWellFormed(), word).toBe(true);
      }
    }),
  );
});
