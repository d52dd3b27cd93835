import { randomBytes } from "node:crypto";
import type { Memory, Platform } from "#client/platform.ts";
import { nodePlatform } from "../node-platform.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";

/** Part of every command id, after its time, so that ids can be found in any bytes. */
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

/** A browser's platform whose frames, in and out, are recorded in the ledger. */
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
