import type { IncomingMessage } from "node:http";
import { type AddressRange, isAddress, isInRange } from "./address-range.ts";

/** Finds the address that a request came from, in the way all of the server counts clients. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * The address of the nearest peer that is not one of `proxies`. Each proxy adds its own peer at the end of
 * `X-Forwarded-For`; everything before the entry of the outermost trusted proxy may be made up.
 */
export function clientAddressBehind(proxies: readonly AddressRange[]): ClientAddress {
  const isProxy = (address: string) => proxies.some((range) => isInRange(address, range));
  return ({ socket, headers }) => {
    // A socket that has been closed meanwhile has no address any more.
    let nearest = plainAddress(socket.remoteAddress ?? "");
    const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
    while (forwarded.length > 0 && isProxy(nearest)) {
      const before = plainAddress(forwarded.pop()?.trim() ?? "");
      if (!isAddress(before)) break;
      nearest = before;
    }
    return nearest;
  };
}

/** Without what some write around an address: a port, brackets, and the prefix of IPv4 within IPv6. */
function plainAddress(text: string): string {
  const inBrackets = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(text)?.[1];
  return (inBrackets ?? withPort ?? text).replace(/^::ffff:(?=[\d.]+$)/i, "");
}
