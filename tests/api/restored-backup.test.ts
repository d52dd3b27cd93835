import { cpSync, rmSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import { linesOf } from "#client/reduce-customer.ts";
import type { ChatId } from "#core/ids.ts";
import { eventually } from "../support/eventually.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { textIn } from "../support/text-in.ts";
import { textOf } from "#core/message/message-part.ts";

let server: TestServer;
let backup: string;
let desk: DeskSession;
let customer: CustomerSession;
let chatId: ChatId;

const seenAtDesk = () => {
  const events = desk.model.get().desk.timelines[chatId]?.events ?? [];
  return events.flatMap((event) => (event.type === "message" ? [textOf(event.parts)] : []));
};
const seenByCustomer = () =>
  linesOf(customer.model.get().customer).flatMap((line) =>
    line.type === "message" ? [textOf(line.parts)] : [],
  );
const stored = async () =>
  (await server.parts().store.readLog(chatId, 0)).flatMap(({ type, body }) =>
    type === "message.sent" ? [textIn({ body })] : [],
  );

/** Each side says so many things in turn, and both see all of it. */
async function talk(mark: string, count = 3): Promise<void> {
  for (let index = 0; index < count; index++) {
    customer.write(`${mark} customer ${index}`);
    await eventually(() => expect(seenAtDesk().at(-1)).toBe(`${mark} customer ${index}`));
    await desk.command("message.send", {
      chatId,
      text: `${mark} agent ${index}`,
      templateId: null,
      seenNumber: 1_000,
    });
    await eventually(() => expect(seenByCustomer().at(-1)).toBe(`${mark} agent ${index}`));
  }
}

const isOnline = () =>
  eventually(() => {
    expect(desk.model.get().connection).toBe("online");
    expect(customer.model.get().connection).toBe("online");
  });

function restore(): void {
  rmSync(server.dataFolder, { recursive: true });
  cpSync(backup, server.dataFolder, { recursive: true });
}

beforeEach(async () => {
  server = await startTestServer();
  backup = await mkdtemp(join(tmpdir(), "bellhop-backup-"));
  desk = server.administrator;
  customer = await server.openChat();
  customer.write("Hello");
  chatId = await eventually(() => {
    const { chatId: begun } = customer.model.get().customer;
    if (!begun) throw new Error("The chat has not begun");
    return begun;
  });
  await desk.command("chat.take", { chatId });
  await desk.command("chat.play", { chatId });
  desk.openChat(chatId);
  await talk("before");
});
afterEach(async () => {
  await server.stop();
  await rm(backup, { recursive: true, force: true });
});

test("[V-18] [R-2] a backup taken while the server was stopped: both sides lose what it lacks, and see all that is new", async () => {
  await server.restart(() => cpSync(server.dataFolder, backup, { recursive: true }));
  await isOnline();
  await talk("lost");
  await server.restart(restore);
  await isOnline();
  // As many as were lost, so that their numbers are the same.
  await talk("after");
  await eventually(async () => {
    expect(seenAtDesk()).toEqual(await stored());
    expect(seenByCustomer()).toEqual(await stored());
  });
  expect(await stored()).not.toContain("lost agent 0");
});

test("[V-18] a copy of the files of a running server: what followed the copy in the same run is told from what is new", async () => {
  await cp(server.dataFolder, backup, { recursive: true });
  await talk("lost", 5);
  await server.restart(restore);
  await isOnline();
  await eventually(async () => expect(seenAtDesk()).toEqual(await stored()));
  // Fewer than were lost: both still hold higher numbers than there are.
  await talk("after", 2);
  await eventually(async () => {
    expect(seenAtDesk()).toEqual(await stored());
    expect(seenByCustomer()).toEqual(await stored());
  });
});

test("a restart without a restored backup begins nothing anew: what is held is gone on from", async () => {
  // The account is younger than the first start, whose history knows nothing of it.
  await server.restart();
  await talk("between", 1);
  const before = desk.model.get().desk.timelines[chatId]!.events[0];
  await server.restart();
  await talk("after", 1);
  expect(desk.model.get().desk.timelines[chatId]!.events[0]).toBe(before);
});
