import { expect, test } from "vitest";
import { firstChoice } from "./merged-fields.ts";

test("[B-35] nothing that is known of either contact is dropped unasked", () => {
  const jo = { name: "Jo", email: "", phone: "1" };
  const joan = { name: "Joan", email: "joan@example.org", phone: "2" };
  expect(firstChoice(jo, joan)).toEqual({ name: "Jo", email: "joan@example.org", phone: "1" });
  expect(firstChoice(joan, jo)).toEqual(joan);
});
