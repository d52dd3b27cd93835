import { expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { givenShape, shapeOf } from "../support/payloads.ts";

const number = "4111 1111 1111 1111";
const masked = "•••• •••• •••• 1111";

/** Text that is no prose: what a browser says of itself, what is asked for, and what must stay what it is. */
const noProse = new Set([
  "page",
  "browser",
  "language",
  "password",
  "phone",
  "timeZone",
  "shortcut",
  "token",
]);

test("[B-65] what a command brings for others to read holds no card number once it is through the door", () => {
  const found: string[] = [];
  for (const [name, { payload }] of Object.entries(commands)) {
    const { properties = {} } = shapeOf(payload);
    for (const [field, shape] of Object.entries(properties)) {
      const { type, pattern, format, enum: choices, maxLength = 0 } = givenShape(shape);
      const isText = type === "string" && !pattern && !format && !choices && maxLength >= number.length;
      if (!isText || noProse.has(field)) continue;
      const parsed = payload.shape[field as never] as { parse: (text: string) => unknown };
      expect([name, field, parsed.parse(`My card is ${number}.`)]).toEqual([
        name,
        field,
        `My card is ${masked}.`,
      ]);
      found.push(`${name} ${field}`);
    }
  }
  for (const known of [
    "customer.write text",
    "message.send text",
    "note.add text",
    "customer.leave-message name",
  ])
    expect(found).toContain(known);
});
