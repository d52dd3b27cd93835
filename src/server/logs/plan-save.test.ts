import { expect, test } from "vitest";
import type { CommandId } from "#contract/ids.ts";
import { at } from "#core/testing/at.ts";
import { accountId, givenAccount, robin } from "#core/testing/given-account.ts";
import {
  abandoned,
  allocated,
  announced,
  chat1,
  customerWrote,
  requested,
} from "#core/testing/given-chat.ts";
import { planSave } from "./plan-save.ts";

const commandId = "command-1" as CommandId;
const asked = { accountId, epoch: 0, commandId, rows: [] };

test("words in a chat that goes on are one event and no row; in one that is over its row comes with them", () => {
  const world = givenAccount().happened(requested(chat1, at(1)));
  const stateOf = () => world.chat(chat1);
  const going = planSave([customerWrote(chat1, at(2))], asked, stateOf);
  expect(going.appends).toMatchObject([{ kind: "chat", logId: chat1, expected: 1, events: [{ number: 2 }] }]);
  expect(going.rows).toEqual([]);

  world.happened(abandoned(chat1, at(3)));
  const over = planSave([customerWrote(chat1, at(4))], asked, stateOf);
  expect(over.rows).toMatchObject([{ table: "chat", values: { chat_id: chat1, number: 3, is_live: 0 } }]);
});

test("the command stands in what was asked for, and not in what the server adds by itself", () => {
  const plan = planSave(
    [
      ...requested(chat1, at(1)),
      customerWrote(chat1, at(1)),
      announced(chat1, at(1)),
      ...allocated(chat1, robin, at(1)),
    ],
    asked,
    () => undefined,
  );
  const marks = plan.appends.map(({ kind, events }) => [kind, events.map((event) => event.commandId)]);
  expect(marks).toEqual([
    ["chat", [null, commandId, null, null]],
    ["agent", [null]],
  ]);
});
