import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { manualClock } from "../../../tests/support/manual-clock.ts";
import { addressRange } from "../edge/address-range.ts";
import { clientAddressBehind } from "../edge/client-address.ts";
import { RelayProof, relayHeader } from "./relay-proof.ts";

const hourMs = 3_600_000;
const secret = "a secret of all servers of one installation";

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const headers = {
  host: "chat.example",
  origin: "https://chat.example",
  cookie: "session=1",
  authorization: "Bearer 1",
};

function requestOf(asked: Asked = {}, socket: object = { remoteAddress: "203.0.113.7" }): IncomingMessage {
  return { method: "GET", url: "/socket/desk?a=1", headers, ...asked, socket } as IncomingMessage;
}

/** Two servers of an installation, and a request as the second receives it. */
function given() {
  const clocks = { sender: manualClock(), receiver: manualClock() };
  const sender = new RelayProof({ secret, clock: clocks.sender });
  const receiver = new RelayProof({ secret, clock: clocks.receiver });
  const relayed = (seal: string, asked: Asked = {}) =>
    requestOf(
      { ...asked, headers: { ...headers, ...asked.headers, [relayHeader]: seal } },
      { remoteAddress: "10.0.0.1" },
    );
  return { clocks, sender, receiver, relayed };
}

describe("the origin of a request", () => {
  test("is its own socket's when it was not relayed", () => {
    const { receiver } = given();
    expect(receiver.originOf(requestOf())).toEqual({ kind: "direct", address: "203.0.113.7" });
    expect(receiver.originOf(requestOf({}, { remoteAddress: "::1" }))).toEqual({
      kind: "direct",
      address: "::1",
    });
  });

  test("is the client's when a server of the installation relayed it", () => {
    const { sender, receiver, relayed } = given();
    const seal = sender.seal(requestOf({}, { remoteAddress: "203.0.113.7" }));
    const origin = { kind: "relayed", address: "203.0.113.7" };
    expect(receiver.originOf(relayed(seal))).toEqual(origin);
  });

  test("[A-11] is the client's behind a proxy of the server that relayed it", () => {
    const { clocks, receiver, relayed } = given();
    const clientAddress = clientAddressBehind([addressRange("10.0.0.9")!]);
    const sender = new RelayProof({ secret, clock: clocks.sender, clientAddress });
    const behind = { headers: { ...headers, "x-forwarded-for": "198.51.100.1" } };
    const seal = sender.seal(requestOf(behind, { remoteAddress: "10.0.0.9" }));
    expect(receiver.originOf(relayed(seal))).toEqual({ kind: "relayed", address: "198.51.100.1" });
  });

  test.each([[-hourMs], [hourMs]])("is recognised when the servers' calendars differ by %d ms", (byMs) => {
    const { clocks, sender, receiver, relayed } = given();
    clocks.sender.setCalendar(byMs);
    clocks.sender.pass(10_000);
    expect(clocks.sender.now() - clocks.receiver.now()).toBe(byMs + 10_000);
    expect(receiver.originOf(relayed(sender.seal(requestOf())))).toMatchObject({ kind: "relayed" });
  });

  test("is forged once its proof is older than two hours", () => {
    const { clocks, sender, receiver, relayed } = given();
    const request = relayed(sender.seal(requestOf()));
    clocks.receiver.pass(2 * hourMs);
    expect(receiver.originOf(request)).toMatchObject({ kind: "relayed" });
    clocks.receiver.pass(1);
    expect(receiver.originOf(request)).toEqual({ kind: "forged" });
  });

  test("is forged under another secret", () => {
    const { clocks, receiver, relayed } = given();
    const stranger = new RelayProof({ secret: secret.toUpperCase(), clock: clocks.sender });
    expect(receiver.originOf(relayed(stranger.seal(requestOf())))).toEqual({ kind: "forged" });
  });

  const others: [string, Asked][] = [
    ["method", { method: "POST" }],
    ["path", { url: "/socket/desk?a=2" }],
    ["host", { headers: { host: "other.example" } }],
    ["origin", { headers: { origin: "https://other.example" } }],
    ["cookie", { headers: { cookie: "session=2" } }],
    ["token", { headers: { authorization: "Bearer 2" } }],
  ];
  test.each(others)("is forged when the proof was given for another %s", (_name, asked) => {
    const { sender, receiver, relayed } = given();
    const seal = sender.seal(requestOf());
    expect(receiver.originOf(relayed(seal))).toMatchObject({ kind: "relayed" });
    expect(receiver.originOf(relayed(seal, asked))).toEqual({ kind: "forged" });
  });

  test("is forged with any other address than the one the proof was given for", () => {
    const { sender, receiver, relayed } = given();
    const [claim = "", mac = ""] = sender.seal(requestOf()).split(".");
    const said = JSON.parse(Buffer.from(claim, "base64url").toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...said, address: "198.51.100.1" })).toString("base64url");
    expect(receiver.originOf(relayed(`${other}.${mac}`))).toEqual({ kind: "forged" });
  });

  test("is forged with whatever else stands in the header", () => {
    const { sender, receiver, relayed } = given();
    const seal = sender.seal(requestOf());
    const [claim = "", mac = ""] = seal.split(".");
    // As Node joins a header that comes twice.
    const odd = ["", ".", claim, `${claim}.`, `.${mac}`, `${seal}.`, `${seal}, ${seal}`, `${claim}.${mac}AA`];
    for (const value of odd) expect(receiver.originOf(relayed(value)), value).toEqual({ kind: "forged" });
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(receiver.originOf(relayed(value))).toEqual({ kind: "forged" });
      }),
    );
  });
});

test("a secret that can be guessed is refused", () => {
  expect(() => new RelayProof({ secret: "x".repeat(31), clock: manualClock() })).toThrow("too short");
});
