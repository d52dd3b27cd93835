import { describe, expect, test } from "vitest";
import { commandError } from "#contract/error-codes.ts";
import type { CommandId } from "#contract/ids.ts";
import { volatileMemory } from "./volatile-memory.ts";
import { Outbox, type OutboxEntry } from "./outbox.ts";

function entry(id: string, writtenAt: number): OutboxEntry<string> {
  return { id: id as CommandId, payload: `words of ${id}`, writtenAt, error: null };
}

describe("messages on their way", () => {
  test("[B-72] are there again after a reload, in the order in which they were written", () => {
    const memory = volatileMemory();
    const outbox = new Outbox<string>(memory, "desk");
    for (const one of [entry("b", 1), entry("c", 2), entry("a", 3)]) outbox.put(one);
    expect(outbox.entries.map(({ id }) => id)).toEqual(["b", "c", "a"]);
    const reloaded = new Outbox<string>(memory, "desk");
    expect(reloaded.entries).toEqual(outbox.entries);
    reloaded.remove("c" as CommandId);
    expect(new Outbox<string>(memory, "desk").entries.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  test("keep their place and their reason when they were not accepted", () => {
    const memory = volatileMemory();
    const outbox = new Outbox<string>(memory, "desk");
    outbox.put(entry("a", 1));
    outbox.put(entry("b", 2));
    outbox.put({ ...entry("a", 1), error: commandError("chat-over") });
    expect(outbox.entries.map(({ id, error }) => [id, error?.code])).toEqual([
      ["a", "chat-over"],
      ["b", undefined],
    ]);
    expect(new Outbox<string>(memory, "desk").entries[0]?.error?.code).toBe("chat-over");
  });

  test("[F-30] of one user or widget are never another's", () => {
    const memory = volatileMemory();
    new Outbox<string>(memory, "robin").put(entry("a", 1));
    expect(new Outbox<string>(memory, "sam").entries).toEqual([]);
    expect(new Outbox<string>(memory, "robin").entries).toHaveLength(1);
  });

  test("of two tabs never overwrite each other's", () => {
    const memory = volatileMemory();
    const [one, two] = [new Outbox<string>(memory, "desk"), new Outbox<string>(memory, "desk")];
    one.put(entry("a", 1));
    two.put(entry("b", 2));
    one.remove("a" as CommandId);
    expect(new Outbox<string>(memory, "desk").entries.map(({ id }) => id)).toEqual(["b"]);
  });

  test("that cannot be read any more are nothing", () => {
    const memory = volatileMemory();
    memory.write("bellhop-outbox-desk-x", "{half");
    expect(new Outbox<string>(memory, "desk").entries).toEqual([]);
  });
});
