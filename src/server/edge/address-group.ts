import ipaddr from "ipaddr.js";
import { isAddress } from "./address-range.ts";

/** Bytes by which networks of IPv6 differ: one customer of a provider has a whole /64. */
const networkBytes = 8;

/** Names everybody who counts as one address: an address of IPv4, or a /64 of IPv6. */
export function addressGroup(address: string): string {
  if (!isAddress(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${Buffer.from(parsed.toByteArray().slice(0, networkBytes)).toString("hex")}/64`;
}
