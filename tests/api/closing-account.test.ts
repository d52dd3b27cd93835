import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import pino from "pino";
import { Admission } from "#server/doors/admission.ts";
import { Outflow } from "#server/gateway/outflow.ts";
import { systemClock } from "#server/ports/clock.ts";
import { noMeter } from "#server/ports/meter.ts";
import { firstAccount } from "../support/staff.ts";
import { startTestServer } from "../support/test-server.ts";

/** A socket that nothing comes from, and what is written to it. */
class SilentSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly written: string[] = [];
  readonly outlet = { unsentBytes: 0, write: (texts: readonly string[]) => void this.written.push(...texts) };

  close(): void {
    this.readyState = 3;
  }

  terminate(): void {}
}

test("whoever found an account before it began to close is not let in to what has ended", async () => {
  const server = await startTestServer();
  try {
    const { accounts, directory } = { ...server.parts(), directory: { accountOfWidget: async () => null } };
    const admission = new Admission({
      clock: systemClock(),
      logger: pino({ level: "silent" }),
      meter: noMeter,
      outflow: new Outflow(),
      beat: () => () => {},
      directory,
      accounts,
    });
    const { accountId, users } = firstAccount(server.parts());
    const [userId] = Object.values(users).map((user) => user.userId);
    const place = await admission.placeOfStaff({ accountId, userId: userId!, session: "one" });
    if (typeof place === "string" || "elsewhere" in place) throw new Error("The account is not here");
    await place.account.close("server-stopping");
    const socket = new SilentSocket();
    admission.letIn({ socket: socket as unknown as WebSocket, outlet: socket.outlet }, place, () => {});
    expect(socket.written.map((text) => (JSON.parse(text) as { code: string }).code)).toEqual([
      "server-stopping",
    ]);
    expect(admission.counts()).toEqual({ staff: 0, customers: 0 });
  } finally {
    await server.stop();
  }
});
