import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import pino from "pino";
import { afterEach, expect, test } from "vitest";
import type { AccountId } from "#core/ids.ts";
import { SocketDoor } from "#server/doors/socket-door.ts";
import { unidentifiedOfAddressMax } from "#server/doors/unidentified.ts";
import { OwnAddress } from "#server/edge/own-address.ts";
import { noMeter } from "#server/ports/meter.ts";
import { Relay } from "#server/relay/relay.ts";
import { RelayProof } from "#server/relay/relay-proof.ts";
import { eventually } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { answerOf, askUpgrade } from "../support/raw-upgrade.ts";
import { relaySecret } from "../support/relay-servers.ts";

const sockets: Socket[] = [];
const stops: (() => unknown)[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const stop of stops.splice(0)) stop();
});

/** A door to accounts whose home is dead, so that it keeps whoever comes until the next home is known. */
async function startDoor() {
  const clock = manualClock();
  const logger = pino({ level: "silent" });
  const proof = new RelayProof({ secret: relaySecret, clock });
  const relay = new Relay({ proof, clock, logger, meter: noMeter });
  const server = createServer();
  const door = new SocketDoor(
    {
      clock,
      logger,
      meter: noMeter,
      whoIs: async () => null,
      directory: { accountOfWidget: async () => "acme" as AccountId },
      // Nothing listens on the port of discarded words.
      accounts: { find: async () => ({ elsewhere: "http://127.0.0.1:9" }) },
      relaying: { proof, relay, stop() {} },
      originOf: (request) => proof.originOf(request),
      ownAddress: new OwnAddress({ publicUrl: null, names: [] }),
    },
    server,
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(
    () => door.close(),
    () => relay.close(),
    () => server.close(),
  );
  return { clock, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("[A-1] connections that are held while their account has no home count for their address", async () => {
  const { clock, url } = await startDoor();
  const knock = () => {
    const socket = askUpgrade(url, { path: "/socket/chat/one", host: "127.0.0.1" });
    sockets.push(socket);
    return socket;
  };
  const held = Array.from({ length: unidentifiedOfAddressMax }, knock);
  await eventually(async () => {
    const more = knock();
    expect(await Promise.race([answerOf(more), aMoment()])).toMatch(/^HTTP\/1.1 429 /);
    expect(await text(more)).toContain("too-many-connections");
  });
  // Those that waited in vain are told so, and make room.
  clock.pass(10_000);
  expect(await answerOf(held[0] as Socket)).toMatch(/^HTTP\/1.1 503 /);
});

function aMoment(): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, 500, "nothing was said"));
}
