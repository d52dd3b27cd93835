import { Gauge, type Registry } from "prom-client";
import type { Relay } from "../relay/relay.ts";

/** How many connections this server relays, looked at when somebody asks. */
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
