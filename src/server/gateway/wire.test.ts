import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { framesWindowMs } from "#contract/limits.ts";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { noMeter } from "../ports/meter.ts";
import { Outflow, type Outlet } from "./outflow.ts";
import { Wire } from "./wire.ts";

/** A socket that only remembers why it was closed. */
class ClosedSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  closedWith: string | null = null;

  close(_code: number, reason: string): void {
    this.readyState = 2;
    this.closedWith = reason;
  }

  terminate(): void {}
}

const framesMax = 10;

function wireOver(outlet: Outlet) {
  const socket = new ClosedSocket();
  const line = { socket: socket as unknown as WebSocket, outlet };
  const clock = manualClock();
  const needs = { clock, outflow: new Outflow(), meter: noMeter, framesMax };
  return { clock, socket, wire: new Wire(line, needs) };
}

function typesIn(texts: readonly string[]): string[] {
  return texts.map((text) => (JSON.parse(text) as { type: string }).type);
}

test("a reader who is too slow is told once and let go, and nothing else happens", () => {
  const written: string[] = [];
  const { socket, wire } = wireOver({ unsentBytes: 9_000_000, write: (texts) => written.push(...texts) });
  wire.send({ type: "beat", now: 1 });
  wire.flush();
  wire.send({ type: "beat", now: 2 });
  wire.end("server-stopping");
  expect(typesIn(written)).toEqual(["goodbye"]);
  expect(socket.closedWith).toBe("too-slow");
});

test("what was said before goodbye is written before it, and nothing after the other side has closed", () => {
  const written: string[] = [];
  const { wire } = wireOver({ unsentBytes: 0, write: (texts) => written.push(...texts) });
  wire.send({ type: "beat", now: 1 });
  wire.end("signed-out");
  wire.send({ type: "beat", now: 2 });
  wire.flush();
  expect(typesIn(written)).toEqual(["beat", "goodbye"]);

  const late: string[] = [];
  const other = wireOver({ unsentBytes: 0, write: (texts) => late.push(...texts) });
  other.wire.send({ type: "beat", now: 1 });
  other.socket.readyState = 2;
  other.wire.flush();
  other.wire.end("signed-out");
  expect(late).toEqual([]);
});

test("a reader to whom too much is said within one turn is let go in that turn, with little of it in memory", () => {
  let unsentBytes = 0;
  const outlet: Outlet = {
    get unsentBytes() {
      return unsentBytes;
    },
    write: (texts) => (unsentBytes += texts.join("").length),
  };
  const { socket, wire } = wireOver(outlet);
  const words = "x".repeat(100_000);
  for (let count = 0; count < 1_000; count++) wire.send({ type: "goodbye", code: "internal", words });
  expect(socket.closedWith).toBe("too-slow");
  expect(unsentBytes).toBeLessThan(10_000_000);
});

test("[V-3] the window in which frames are counted ends though the machine's calendar is set back", () => {
  const { clock, socket, wire } = wireOver({ unsentBytes: 0, write: () => {} });
  const received: unknown[] = [];
  wire.listen({ receive: (frame) => received.push(frame), closed: () => {} });
  const say = (count: number) => {
    for (let said = 0; said < count; said++) {
      socket.emit("message", Buffer.from(JSON.stringify({ type: "watch", queueId: null })), false);
    }
  };
  say(framesMax);
  clock.setCalendar(-3_600_000);
  clock.pass(framesWindowMs + 1);
  say(framesMax);
  expect([received.length, socket.closedWith]).toEqual([2 * framesMax, null]);
  say(1);
  expect(socket.closedWith).toBe("too-many-frames");
});

test.each(["ping", "pong"])("[A-1] each %s counts as a frame, though the peer reads every answer", (kind) => {
  const { clock, socket, wire } = wireOver({ unsentBytes: 0, write: () => {} });
  wire.listen({ receive: () => {}, closed: () => {} });
  const say = (count: number) => {
    for (let said = 0; said < count; said++) socket.emit(kind, Buffer.alloc(0));
  };
  say(framesMax);
  clock.pass(framesWindowMs + 1);
  say(framesMax);
  expect(socket.closedWith).toBeNull();
  say(1);
  expect(socket.closedWith).toBe("too-many-frames");
});
