import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { duplexPair } from "node:stream";
import { WebSocket } from "ws";
import type { Platform } from "#client/platform.ts";
import { volatileMemory } from "#client/volatile-memory.ts";
import type { WidgetId } from "#contract/ids.ts";

/** Headers by which the door knows who comes, and by which name they came. */
const ofTheComer = ["host", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "user-agent"];

interface Needs {
  readonly server: Server;
  readonly request: IncomingMessage;
  readonly widgetId: WidgetId;
}

/**
 * The platform of a page that has no script. Sockets lead to this server's own door, from the address
 * and by the name of the request that the page is made for: everything that holds for others holds for them.
 */
export function innerPlatform({ server, request, widgetId }: Needs): Platform {
  return {
    openSocket(listeners) {
      const [near, far] = duplexPair();
      // HTTP asks this of a socket, and other streams lack it.
      const destroySoon = () => far.end(() => far.destroy());
      Object.assign(far, { remoteAddress: request.socket.remoteAddress, destroySoon });
      server.emit("connection", far);
      const headers = Object.fromEntries(ofTheComer.map((name) => [name, request.headers[name] ?? ""]));
      const socket = new WebSocket(`ws://inner/socket/chat/${widgetId}`, {
        // Typed as a socket, and used as any stream.
        createConnection: (() => near) as never,
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== "")),
        perMessageDeflate: false,
      });
      socket.on("open", () => listeners.opened());
      socket.on("message", (data) => listeners.received((data as Buffer).toString("utf8")));
      socket.on("close", () => listeners.closed());
      socket.on("error", () => {});
      return {
        send: (text) => {
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
  };
}
