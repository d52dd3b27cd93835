import ipaddr from "ipaddr.js";
import { isAddress } from "./address-range.ts";

/** Bytes by which networks of IPv6 differ: one customer of a provider has a whole /64. */
const networkBytes = 8;

/** Bytes that networks of one site have in common: some providers hand out a /56 or a /48. */
const siteBytes = 6;

/** Names everybody who counts as one address: an address of IPv4, or a /64 of IPv6. */
export function addressGroup(address: string): string {
  return groupOf(address, networkBytes);
}

/** Names the site whose networks may be one customer's: an address of IPv4, or a /48 of IPv6. */
export function addressSite(address: string): string {
  return groupOf(address, siteBytes);
}

function groupOf(address: string, bytes: number): string {
  if (!isAddress(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${Buffer.from(parsed.toByteArray().slice(0, bytes)).toString("hex")}/${bytes * 8}`;
}
