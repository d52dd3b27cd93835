import { createHash, randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import { findNumber } from "#client/find-number.ts";
import type { Platform } from "#client/platform.ts";
import { volatileMemory } from "#client/volatile-memory.ts";

/** The platform a program on Node gives to the client library: real sockets, real time. */
export function nodePlatform(url: string, headers: Record<string, string> = {}): Platform {
  return {
    openSocket(listeners) {
      const socket = new WebSocket(url, { headers, perMessageDeflate: false });
      socket.on("open", () => listeners.opened());
      socket.on("message", (data) => listeners.received((data as Buffer).toString("utf8")));
      // A refused connection is also closed, which is what the library acts on.
      socket.on("error", () => {});
      socket.on("close", () => listeners.closed());
      return {
        send(text) {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.terminate(),
      };
    },
    now: () => Date.now(),
    schedule(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    newId: () => randomBytes(16).toString("base64url"),
    memory: volatileMemory(),
    // Holds up this program, which a browser's worker does not: a tenth of a second on average.
    work: async (challenge) => ({ token: challenge.token, number: findNumber(challenge, sha256) }),
  };
}

function sha256(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
