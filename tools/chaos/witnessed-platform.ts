import { randomBytes } from "node:crypto";
import type { Memory, Platform } from "#client/platform.ts";
import { nodePlatform } from "../node-platform.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";

/** What every id of a command has behind its time, so that it is found again in whatever bytes it lies in. */
const idMark = "chaos_";
/** Finds such ids. */
export const idPattern = /[0-9a-z]{8}-chaos_[0-9a-f]{24}/g;

interface Witnessed {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly who: string;
  readonly memory: Memory;
  readonly chance: Chance;
  readonly ledger: Ledger;
}

/** The platform of a browser of which the ledger sees every frame that leaves or reaches it. */
export function witnessedPlatform(options: Witnessed): Platform {
  const { url, headers, who, memory, chance, ledger } = options;
  const platform = nodePlatform(url, headers);
  return {
    ...platform,
    memory,
    random: chance.next,
    newId: () => idMark + randomBytes(12).toString("hex"),
    openSocket(listeners) {
      const line = { who, wasLeft: false, wasTold: false };
      const socket = platform.openSocket({
        opened() {
          ledger.opened(line);
          listeners.opened();
        },
        received(text) {
          ledger.received(line, text);
          listeners.received(text);
        },
        closed() {
          ledger.closed(line);
          listeners.closed();
        },
      });
      return {
        send(text) {
          ledger.sent(line, text);
          socket.send(text);
        },
        close() {
          ledger.left(line);
          socket.close();
        },
      };
    },
  };
}
