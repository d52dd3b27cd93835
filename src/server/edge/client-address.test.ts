import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { addressGroup } from "./address-group.ts";
import { type AddressRange, addressRange } from "./address-range.ts";
import { clientAddressBehind } from "./client-address.ts";

const proxies = ["10.0.0.0/8", "fd00::1"].map((text) => addressRange(text) as AddressRange);
const clientAddress = clientAddressBehind(proxies);

function requestFrom(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

test.each([
  ["a client without a proxy", { peer: "203.0.113.7", says: undefined, address: "203.0.113.7" }],
  [
    "a client who makes up a proxy's word",
    { peer: "203.0.113.7", says: "198.51.100.1", address: "203.0.113.7" },
  ],
  ["a client behind a proxy", { peer: "10.0.0.1", says: "198.51.100.1", address: "198.51.100.1" }],
  [
    "a client who makes up an address before the proxy's",
    { peer: "10.0.0.1", says: "1.2.3.4, 198.51.100.1", address: "198.51.100.1" },
  ],
  [
    "a client who makes up a proxy",
    { peer: "10.0.0.1", says: "1.2.3.4, 10.9.9.9, 198.51.100.1", address: "198.51.100.1" },
  ],
  [
    "a client behind two proxies",
    { peer: "10.0.0.1", says: "198.51.100.1, 10.0.0.2", address: "198.51.100.1" },
  ],
  ["a client who is a proxy's own machine", { peer: "10.0.0.1", says: "10.0.0.2", address: "10.0.0.2" }],
  ["a proxy that says nothing", { peer: "10.0.0.1", says: undefined, address: "10.0.0.1" }],
  ["a proxy that says nonsense", { peer: "10.0.0.1", says: "198.51.100.1, unknown", address: "10.0.0.1" }],
  ["a proxy that adds ports", { peer: "fd00::1", says: "198.51.100.1:4711", address: "198.51.100.1" }],
  [
    "a proxy that adds ports to IPv6",
    { peer: "10.0.0.1", says: "[2001:db8::1]:4711", address: "2001:db8::1" },
  ],
  [
    "a socket for both kinds of address",
    { peer: "::ffff:10.0.0.1", says: "::ffff:198.51.100.1", address: "198.51.100.1" },
  ],
  ["a socket that is gone", { peer: undefined, says: "198.51.100.1", address: "" }],
])("[A-11] %s", (_name, { peer, says, address }) => {
  expect(clientAddress(requestFrom(peer, says))).toBe(address);
});

test("[A-1] one network of IPv6 counts as one address, each address of IPv4 for itself", () => {
  const groups = ["2001:db8:0:1::1", "2001:db8::1:ffff:0:0:9", "2001:db8:0:2::1"].map(addressGroup);
  expect(groups[0]).toBe(groups[1]);
  expect(groups[2]).not.toBe(groups[0]);
  expect(["198.51.100.1", "::ffff:198.51.100.1", "198.51.100.2", "", "x"].map(addressGroup)).toEqual([
    "198.51.100.1",
    "198.51.100.1",
    "198.51.100.2",
    "",
    "x",
  ]);
});
