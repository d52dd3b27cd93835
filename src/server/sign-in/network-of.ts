import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";

/** Bytes of an IPv6 address that name a network: whoever has one such network has all of its addresses. */
const networkBytes = 8;

/** The network an address belongs to, by which attempts are counted: an IPv4 address, or a /64 of IPv6. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const known = ipaddr.process(address);
  if (known.kind() === "ipv4") return known.toString();
  return `${Buffer.from(known.toByteArray().slice(0, networkBytes)).toString("hex")}/64`;
}
