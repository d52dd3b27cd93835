import ipaddr from "ipaddr.js";
import { isAddress } from "./address-range.ts";

/** Is it this machine? A proxy here that was not named as such hides everybody's address behind this one. */
export function isLoopback(address: string): boolean {
  return isAddress(address) && ipaddr.process(address).range() === "loopback";
}
