import type { Platform } from "#client/platform.ts";
import { nodePlatform } from "../../tools/node-platform.ts";

/** A platform whose connections come in by a balancer. */
export interface BalancedPlatform {
  readonly platform: Platform;
  /** The server of the last connection. */
  readonly server: () => string;
}

interface Door {
  readonly path: string;
  readonly headers?: Record<string, string>;
}

/**
 * Sends each connection to a random living server, like a balancer that passes over a server that does not
 * listen.
 */
export function balancedPlatform(
  living: () => readonly string[],
  { path, headers = {} }: Door,
): BalancedPlatform {
  const platforms = new Map<string, Platform>();
  let server = "";
  const platformOf = (url: string) => {
    const known = platforms.get(url) ?? nodePlatform(`${url.replace(/^http/, "ws")}${path}`, headers);
    platforms.set(url, known);
    return known;
  };
  const platform: Platform = {
    ...platformOf(living()[0] ?? ""),
    openSocket(listeners) {
      const servers = living();
      server = servers[Math.floor(Math.random() * servers.length)] ?? "";
      return platformOf(server).openSocket(listeners);
    },
  };
  return { platform, server: () => server };
}
