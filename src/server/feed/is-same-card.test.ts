import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameCard } from "./is-same-card.ts";

// Negative zero and what JSON has no word for occur in no card.
const card = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

test("a copy says the same", () => {
  fc.assert(
    fc.property(card, (one) => {
      expect(isSameCard(one, structuredClone(one))).toBe(true);
    }),
  );
});

test("what is another text says something else", () => {
  fc.assert(
    fc.property(card, card, (one, other) => {
      // Fields in another order are the same card.
      fc.pre(sorted(one) !== sorted(other));
      expect(isSameCard(one, other)).toBe(false);
    }),
  );
});

test("one field more, less or other is seen, however deep", () => {
  const contact = { name: "Ada", phones: ["1", "2"] };
  expect(isSameCard({ contact }, { contact: { ...contact, email: "" } })).toBe(false);
  expect(isSameCard({ contact, email: undefined }, { contact, phone: undefined })).toBe(false);
  expect(isSameCard({ contact }, { contact: { ...contact, phones: ["1", "3"] } })).toBe(false);
  expect(isSameCard({ contact }, { contact: null })).toBe(false);
  expect(isSameCard({ contact: [] }, { contact: {} })).toBe(false);
});

/** JSON with the fields of every record in one order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === "object" && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}
