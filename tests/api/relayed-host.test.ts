import type { AccountId } from "#core/ids.ts";
import pino from "pino";
import { afterEach, expect, test } from "vitest";
import { SocketDoor } from "#server/doors/socket-door.ts";
import { OwnAddress } from "#server/edge/own-address.ts";
import { httpServer } from "#server/http/http-server.ts";
import { systemClock } from "#server/ports/clock.ts";
import { noMeter } from "#server/ports/meter.ts";
import { RelayProof } from "#server/relay/relay-proof.ts";
import { ask } from "../support/ask.ts";
import { answerOf, askUpgrade } from "../support/raw-upgrade.ts";
import { relaySecret, startRelay } from "../support/relay-servers.ts";

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** A home that knows no name but its own, with the doors of a server. */
async function startHomeOfOneName(name: string): Promise<string> {
  const clock = systemClock();
  const logger = pino({ level: "silent" });
  const proof = new RelayProof({ secret: relaySecret, clock });
  const ownAddress = new OwnAddress({ publicUrl: null, names: [name] });
  const edge = { logger, ownAddress, originOf: proof.originOf.bind(proof) };
  const { server } = httpServer(edge);
  server.get("/api/me", () => ({ needsSetUp: false }));
  const directory = { accountOfWidget: async () => "acme" as AccountId };
  const accounts = { find: async () => ({ error: "account-closed" as const }) };
  const whoIs = async () => null;
  const door = new SocketDoor(
    { ...edge, clock, meter: noMeter, whoIs, directory, accounts, relaying: null },
    server.server,
  );
  stops.push(
    () => door.close(),
    () => server.close(),
  );
  return server.listen({ host: "127.0.0.1", port: 0 });
}

test("[A-6] a home answers what another server relays under a name of that server, and nobody else", async () => {
  const home = await startHomeOfOneName("desk-2");
  const relay = await startRelay(home);
  stops.push(() => relay.stop());
  const statusAt = async (url: string, host: string) =>
    (await ask(url, "/api/me", { headers: { host } })).status;
  const upgradeAt = (url: string, host: string) => {
    const socket = askUpgrade(url, { path: "/socket/chat/one", host });
    stops.push(() => socket.destroy());
    return answerOf(socket);
  };
  expect(await statusAt(home, "desk-1")).toBe(421);
  expect(await upgradeAt(home, "desk-1")).toMatch(/^HTTP\/1.1 421 /);
  expect(await statusAt(relay.url, "desk-1")).toBe(200);
  expect(await upgradeAt(relay.url, "desk-1")).toMatch(/^HTTP\/1.1 101 /);
});
