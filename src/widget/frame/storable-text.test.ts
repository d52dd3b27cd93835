import { messageText } from "#contract/fields.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { storableText } from "./storable-text.ts";

test("[B-37] what is sent is what was written, without the space around it", () => {
  expect(storableText("  two\nlines \n")).toBe("two\nlines");
  expect(storableText("😀 é か")).toBe("😀 é か");
});

test("[B-37] whatever was written, the contract takes what is sent, unless nothing is left", () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(units, (text) => {
      const sent = storableText(text);
      expect(sent === "" || messageText.safeParse(sent).success).toBe(true);
    }),
  );
});
