import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { systemClock } from "../ports/clock.ts";
import { noMeter } from "../ports/meter.ts";
import { Outflow } from "./outflow.ts";
import { Wire } from "./wire.ts";

/** A reader who takes nothing in: whatever is sent lies unsent. */
class StuckSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  readonly sent: string[] = [];
  closedWith: string | null = null;
  bufferedAmount = 9_000_000;

  send(text: string | Buffer): void {
    this.sent.push(text.toString());
  }

  close(_code: number, reason: string): void {
    this.closedWith = reason;
  }

  terminate(): void {}
}

test("a reader who is too slow is told once and let go, and nothing else happens", () => {
  const socket = new StuckSocket();
  const line = { socket: socket as unknown as WebSocket, stream: new PassThrough() };
  const wire = new Wire(line, {
    clock: systemClock(),
    outflow: new Outflow(),
    meter: noMeter,
    framesMax: 10,
  });
  wire.send({ type: "beat", now: 1 });
  wire.send({ type: "beat", now: 2 });
  wire.end("server-stopping");
  expect(socket.sent.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual(["beat", "goodbye"]);
  expect(socket.closedWith).toBe("too-slow");
});
