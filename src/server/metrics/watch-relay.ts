import { Gauge, type Registry } from "prom-client";
import type { Relay } from "../relay/relay.ts";

/** Number of connections this server relays, read on a scrape. */
export function watchRelay(registry: Registry, relay: Pick<Relay, "connections">): void {
  const connections = new Gauge({
    name: "bellhop_relayed_connections",
    help: "Open connections that this server relays to the home of their account.",
    registers: [registry],
    collect() {
      connections.set(relay.connections);
    },
  });
}
