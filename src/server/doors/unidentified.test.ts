import { expect, test } from "vitest";
import { UnidentifiedConnections, unidentifiedMax, unidentifiedOfAddressMax } from "./unidentified.ts";

function given() {
  const connections = new UnidentifiedConnections();
  const ended: string[] = [];
  const admit = (address: string) => connections.admit(address, () => ended.push(address));
  /** Has as many connections come from this address, of which the last can leave. */
  const crowd = (address: string, count: number) => {
    let leave: (() => void) | null = null;
    for (let one = 0; one < count; one++) leave = admit(address);
    return leave;
  };
  return { admit, crowd, ended };
}

const crowds = unidentifiedMax / unidentifiedOfAddressMax;

test("[A-1] of one address there are so many, and one that leaves makes room", () => {
  const { admit, crowd, ended } = given();
  const leave = crowd("192.0.2.1", unidentifiedOfAddressMax);
  expect(admit("192.0.2.1")).toBeNull();
  leave?.();
  leave?.();
  expect(admit("192.0.2.1")).not.toBeNull();
  expect(admit("192.0.2.1")).toBeNull();
  expect(ended).toEqual([]);
});

test("[A-1] crowds from a few addresses shut nobody out: the oldest of them makes room", () => {
  const { admit, crowd, ended } = given();
  for (let one = 0; one < crowds; one++) crowd(`198.51.100.${one}`, unidentifiedOfAddressMax);
  expect(admit("192.0.2.1")).not.toBeNull();
  expect(admit("192.0.2.2")).not.toBeNull();
  expect(ended).toEqual(["198.51.100.0", "198.51.100.0"]);
  expect(admit("198.51.100.1")).toBeNull();
});

test("[A-1] an address with as many as any other makes nobody leave", () => {
  const { admit, ended } = given();
  for (let one = 0; one < unidentifiedMax; one++) admit(`10.${one >> 16}.${(one >> 8) & 255}.${one & 255}`);
  expect(admit("10.0.0.1")).toBeNull();
  expect(ended).toEqual([]);
});
