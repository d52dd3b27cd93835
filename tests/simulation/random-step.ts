import fc from "fast-check";
import type { CommandName } from "#contract/commands/commands.ts";
import type { ChatId } from "#core/ids.ts";
import { place } from "../support/run-command.ts";
import type { Agent, Customer, SmallWorld } from "./small-world.ts";

const agentDeeds = [
  "chat.take-next",
  "chat.play",
  "chat.pause",
  "chat.put-back",
  "chat.end",
  "wrap-up.extend",
  "wrap-up.finish",
  "note.add",
  "message.send",
  "status.choose",
] as const satisfies readonly CommandName[];

/** Something somebody does. Numbers choose among what there is, whatever that is by then. */
export type RandomStep =
  | {
      readonly does: "write" | "leave";
      readonly company: number;
      readonly who: number;
      readonly sawAll: boolean;
    }
  | {
      readonly does: (typeof agentDeeds)[number];
      readonly company: number;
      readonly who: number;
      readonly item: number;
    }
  /** A command that was given before comes again, under the same id. */
  | { readonly does: "again"; readonly which: number }
  | { readonly does: "wait"; readonly seconds: number };

const one = fc.nat({ max: 1 });

const step: fc.Arbitrary<RandomStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom("write" as const, "write" as const, "write" as const, "leave" as const),
      company: one,
      who: one,
      sawAll: fc.boolean(),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constantFrom(...agentDeeds),
      company: one,
      who: one,
      item: fc.nat({ max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("again" as const), which: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("wait" as const), seconds: fc.nat({ max: 400 }) }) },
);

/** Steps in groups; those of one group are done at the same moment. */
export const randomSteps = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 14 });

/** What only staff may ever see begins so. */
export const secretMark = "SECRET-NOTE";

export async function doStep(world: SmallWorld, step: RandomStep): Promise<void> {
  switch (step.does) {
    case "wait":
      return world.pass(step.seconds * 1_000);
    case "again": {
      const before = world.given[step.which % Math.max(1, world.given.length)];
      if (before) await world.give(before.asker, before.name, { payload: before.payload, again: before.id });
      return;
    }
    case "write":
    case "leave": {
      const company = world.companies[step.company];
      const customer = company?.customers[step.who];
      if (customer) await doAsCustomer(world, customer, step);
      return;
    }
    default: {
      const agent = world.companies[step.company]?.agents[step.who];
      if (agent) await doAsAgent(world, agent, step);
    }
  }
}

async function doAsCustomer(
  world: SmallWorld,
  { asker, model }: Customer,
  { does, sawAll }: { does: "write" | "leave"; sawAll: boolean },
): Promise<void> {
  const { chatId } = model;
  if (does === "leave") {
    if (chatId) await world.give(asker, "customer.leave", { payload: { chatId } });
    return;
  }
  const seenNumber = chatId && sawAll ? (model.timelines[chatId]?.upTo ?? 0) : 0;
  const text = world.newText();
  await world.give(asker, "customer.write", { payload: { chatId, seenNumber, text, ...place } });
}

/** Now and then the latest words are not there yet when somebody answers. */
function seenBy({ parts }: SmallWorld, chatId: ChatId, missing: number): number {
  return Math.max(0, (parts.logs.peek("chat", chatId)?.number ?? 0) - missing);
}

async function doAsAgent(
  world: SmallWorld,
  { asker }: Agent,
  { does, item }: { does: (typeof agentDeeds)[number]; item: number },
): Promise<void> {
  const account = world.parts.logs.account(asker.accountId);
  const owned = Object.keys(world.parts.logs.agent(asker.accountId, asker.userId).owned) as ChatId[];
  const chatId = owned[item % Math.max(1, owned.length)];
  const [queueId] = Object.keys(account.queues);
  const text = world.newText();
  if (does === "status.choose") {
    const base = item === 0 ? "unavailable" : "available";
    await world.give(asker, does, { payload: { base, breakReasonId: null } });
  } else if (does === "chat.take-next") await world.give(asker, does, { payload: { queueId } });
  else if (!chatId) return;
  else if (does === "note.add")
    await world.give(asker, does, { payload: { chatId, text: `${secretMark} ${text}` } });
  else if (does === "chat.put-back")
    await world.give(asker, does, { payload: { chatId, note: `${secretMark} ${text}` } });
  else if (does === "message.send")
    await world.give(asker, does, {
      payload: { chatId, text, templateId: null, seenNumber: seenBy(world, chatId, item) },
    });
  else await world.give(asker, does, { payload: { chatId } });
}
