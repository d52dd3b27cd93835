import { expect } from "vitest";
import type { AnyState, LogIds } from "#server/logs/log-states.ts";
import { changeOf, evolveState } from "#server/logs/evolve-state.ts";
import { rowOfState } from "#server/logs/row-of-state.ts";
import { accountOfRows } from "#server/logs/setting-rows.ts";
import type { LogKind, StoredEvent } from "#server/ports/store.ts";
import type { Parts } from "./running-parts.ts";

/** The states a log goes through: that after event 1 first. */
function replay(kind: LogKind, events: readonly StoredEvent[]): AnyState[] {
  let state: AnyState | null = null;
  return events.map((event) => {
    state = evolveState({ kind, id: event.logId, accountId: event.accountId }, state, changeOf(event));
    return state;
  });
}

/**
 * I-10: for every log there is, its numbers have no gap, what it evolves to is what memory holds, its
 * row says what it evolved to at the row's number, and what rows are looked up by is so now.
 * The result is how many logs of each kind were looked at.
 */
export async function expectReplay({ engine, store, logs }: Parts): Promise<Record<string, number>> {
  const { query } = engine;
  const seen: Record<string, number> = {};
  const named = await query.selectFrom("event").select(["kind", "log_id"]).distinct().execute();
  for (const { kind, log_id: logId } of named) {
    const events = await store.readLog(logId, 0);
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    const states = replay(kind, events);
    const last = states.at(-1)!;
    const held = logs.peek(kind, logId as LogIds[LogKind]);
    if (held || kind === "account" || kind === "agent") expect(held, `${kind} in memory`).toEqual(last);
    const table = kind.replaceAll("-", "_") as "account";
    const key = `${kind === "agent" ? "user" : table}_id` as "account_id";
    const row = await query
      .selectFrom(table)
      .selectAll()
      .where(key, "=", logId as never)
      .executeTakeFirstOrThrow();
    expect(row, `row of ${kind}`).toEqual(rowOfState(kind, states[row.number - 1]!).values);
    if (kind === "account") {
      const settings = await store.readSettings(logId as LogIds["account"]);
      expect(accountOfRows(row, settings), "account of its rows").toEqual(states[row.number - 1]);
    }
    // The columns it is looked up by are of now, however old the rest of the row is.
    expect(lookedUpBy(row), `row of ${kind}, as it is looked up`).toEqual(
      lookedUpBy(rowOfState(kind, last).values),
    );
    seen[kind] = (seen[kind] ?? 0) + 1;
  }
  return seen;
}

/** All of a row but how far it goes; of the state only what lists of earlier chats show without replaying it. */
function lookedUpBy(row: object): object {
  const { number: _, state = "{}", ...columns } = row as { number: number; state?: string };
  const { classificationId, contactId } = JSON.parse(state) as Record<string, unknown>;
  return { ...columns, classificationId, contactId };
}
