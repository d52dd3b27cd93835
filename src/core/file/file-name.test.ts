import fc from "fast-check";
import { expect, test } from "vitest";
import { endingOf, fileNameOf } from "./file-name.ts";

test.each([
  ["photo.jpg", "photo.jpg"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\Pat\\bill.pdf", "bill.pdf"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
  ["a\u0000b\r\n.txt", "ab.txt"],
  ["zero\u200Bwidth\uFEFF.txt", "zerowidth.txt"],
  [" ..hidden.txt. ", "hidden.txt"],
  ['<b>"x"|?*:.png', "_b__x_____.png"],
  ["con.txt", "_con.txt"],
  ["LPT1", "_LPT1"],
  ["Straße 👩‍👩‍👧.png", "Straße 👩‍👩‍👧.png"],
  ["e\u0301.txt", "é.txt"],
  ["..", "file"],
  ["", "file"],
])("[B-38] the name %j is shown and saved as %j", (given, name) => {
  expect(fileNameOf(given)).toBe(name);
});

test("[B-38] whatever a name is, what is shown has no folder, nothing unseen, and stays as it is", () => {
  const hostile = fc.string({
    unit: fc.constantFrom("a", ".", "/", "\\", "\u202E", "\u0007", " ", "é", "con", ":"),
  });
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "grapheme" })), (given) => {
      const name = fileNameOf(given);
      expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|\.$/u);
      expect(name).not.toBe("");
      expect(fileNameOf(name)).toBe(name);
    }),
  );
});

test("an ending is what follows the last dot, in small letters", () => {
  expect(["a.PNG", "a.tar.gz", "a", "a.", ".txt", "a.b c"].map(endingOf)).toEqual([
    "png",
    "gz",
    "",
    "",
    "txt",
    "",
  ]);
});
