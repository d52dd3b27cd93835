import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardTable, noCards, reduceCards } from "#client/reduce-cards.ts";
import type { StaffServerFrame } from "#contract/frames.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import type { Engine } from "#server/store/engines/engine.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { testSeed } from "../support/test-seed.ts";
import { eventually } from "../support/eventually.ts";
import { failingSeeds } from "./failing-seeds.ts";
import { countBoard, shownBoard } from "./board-of.ts";
import { doStep, randomSteps, secretMark } from "./random-step.ts";
import { SmallWorld } from "./small-world.ts";
import { textIn } from "../support/text-in.ts";
import { textOf } from "#core/message/message-part.ts";

/** `BELLHOP_RUNS=2000` for a long search. */
const numRuns = Number(process.env["BELLHOP_RUNS"] ?? 60);

/** Far longer than it takes on a busy machine, and short enough to shrink a run that fails. */
const settledWithinMs = 10_000;

type Invariant = (world: SmallWorld) => Promise<void> | void;

/** Plays random groups of steps, each group at one moment, and holds the invariants at the end. */
async function hold(invariants: readonly Invariant[], openEngine?: () => Promise<Engine>): Promise<void> {
  // A database of its own for each run takes its time.
  const runs = openEngine ? Math.ceil(numRuns / 10) : numRuns;
  const property = fc.asyncProperty(randomSteps, async (groups) => {
    const world = await SmallWorld.open(openEngine);
    try {
      for (const group of groups) {
        await Promise.all(group.map((step) => doStep(world, step)));
        await world.rest();
      }
      // Boards are told once a second.
      world.pass(1_000);
      await world.rest();
      // What the server does by itself may still be on its way to the database.
      for (const invariant of invariants) await eventually(() => invariant(world), settledWithinMs);
    } finally {
      await world.close();
    }
  });
  await fc.assert(property, {
    numRuns: runs,
    examples: failingSeeds.map(({ steps }) => [steps]),
    endOnFailure: false,
    seed: testSeed,
  });
}

/** Whatever was answered with yes stands once in the logs, and the same command had the same answer each time. */
const acknowledgedOnce: Invariant = async ({ given, store }) => {
  const answers = new Map<string, string>();
  for (const { id, result } of given) {
    if (!("ok" in result)) continue;
    const { log, number } = result.ok;
    // What changed nothing left nothing behind, and may do something the next time.
    if (number === 0) continue;
    const answer = `${log} ${number}`;
    expect(answers.get(id) ?? answer, `${id} was answered in two ways`).toBe(answer);
    answers.set(id, answer);
  }
  for (const { id, name, payload, result } of given) {
    if (name !== "customer.write" || !("ok" in result)) continue;
    const { text } = payload as { text: string };
    const chatId = result.ok.id ?? result.ok.log;
    const logged = (await store.readLog(chatId, 0)).filter((event) => textIn(event) === text);
    expect(logged, `${id}: "${text}"`).toHaveLength(1);
  }
};

/** What a customer's browser holds is the log's order, every word of theirs once. */
const seenInOrder: Invariant = async ({ companies, store }) => {
  for (const { customers } of companies) {
    for (const { model } of customers) {
      for (const { chatId, events } of Object.values(model.timelines)) {
        const held = events.flatMap((event) => (event.type === "message" ? [textOf(event.parts)] : []));
        const logged = (await store.readLog(chatId, 0))
          .filter(({ type }) => type === "message.sent")
          .map(textIn);
        expect(held).toEqual(logged);
      }
    }
  }
};

const notesStayInside: Invariant = ({ companies }) => {
  for (const { frames } of companies.flatMap(({ customers }) => customers)) {
    expect(JSON.stringify(frames)).not.toContain(secretMark);
  }
};

const logsLeadToStates: Invariant = async ({ store, parts }) => {
  const { findings } = await checkLogs(store);
  expect(findings).toEqual([]);
  for (const chat of parts.logs.liveChats()) {
    expect((await store.readLog(chat.chatId, 0)).length).toBe(chat.number);
  }
};

const accountsAreApart: Invariant = ({ companies }) => {
  for (const company of companies) {
    const sent = JSON.stringify(company.agents.map(({ frames }) => frames));
    for (const other of companies) {
      if (other === company) continue;
      expect(sent).not.toContain(other.accountId);
      for (const { asker } of other.agents) expect(sent).not.toContain(asker.userId);
      for (const { asker } of other.customers) expect(sent).not.toContain(asker.customerId);
    }
  }
};

/** The live board is what the ledger says, counted anew. */
const boardsAreTrue: Invariant = async (world) => {
  for (const { accountId, agents } of world.companies) {
    const upTo = await world.store.readLedgerHead(accountId);
    const ledger = await world.store.readLedger({ accountId, after: 0, upTo });
    const expected = countBoard(world.parts.logs.account(accountId), ledger, world.now);
    for (const { frames } of agents) expect(shownBoard(cardsOf(frames))).toEqual(expected);
  }
};

/** The cards that these frames leave on a desk. */
function cardsOf(frames: readonly StaffServerFrame[]): CardTable {
  let cards = noCards;
  for (const frame of frames) {
    if (frame.type === "welcome") cards = reduceCards(noCards, { put: frame.cards, drop: [] });
    if (frame.type === "cards") cards = reduceCards(cards, frame);
  }
  return cards;
}

const all = [
  acknowledgedOnce,
  seenInOrder,
  notesStayInside,
  logsLeadToStates,
  accountsAreApart,
  boardsAreTrue,
];

describe("random commands, many at the same moment", () => {
  test("[I-4] [I-6] [I-10] [I-11] [B-90] hold through store and presenters on SQLite", () => hold(all));
});

describeWithPostgres("random commands, many at the same moment", () => {
  test("[I-4] [I-6] [I-10] [I-11] [B-90] hold through store and presenters on PostgreSQL", async () => {
    const databases: { drop: () => Promise<void> }[] = [];
    await hold(all, async () => {
      const database = await createDatabase();
      databases.push(database);
      return openPostgres(database.url);
    });
    for (const database of databases) await database.drop();
  });
});
