import type { Memory, Platform } from "./platform.ts";

/**
 * The platform a browser gives; `path` is where this page's server listens for sockets. `early` gives a socket to there
 * that the page has opened before its script was there, once and as long as it is not closed.
 */
export function browserPlatform(path: string, early?: () => WebSocket | null): Platform {
  return {
    openSocket(listeners) {
      const url = new URL(path, location.href);
      url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
      const socket = early?.() ?? new WebSocket(url);
      const isOpen = () => socket.readyState === WebSocket.OPEN;
      // The caller has to hold the socket before it hears that it is open.
      if (isOpen()) queueMicrotask(() => listeners.opened());
      socket.addEventListener("open", () => listeners.opened());
      socket.addEventListener("message", (event) => listeners.received(String(event.data)));
      socket.addEventListener("close", () => listeners.closed());
      return {
        send(text) {
          if (isOpen()) socket.send(text);
        },
        close: () => socket.close(),
      };
    },
    now: () => Date.now(),
    schedule(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    newId: () => randomText(16),
    memory: browserMemory(),
  };
}

/** `bytes` random bytes in base64url. */
export function randomText(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The browser's storage if it may be used, otherwise memory that lives as long as the page. */
function browserMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    keys(prefix) {
      const keys = new Set([...kept.keys(), ...storageKeys()]);
      return [...keys].filter((key) => key.startsWith(prefix));
    },
    read(key) {
      return kept.get(key) ?? readStorage(key);
    },
    write(key, text) {
      const isStored = writeStorage(key, text);
      // Stored texts are always read from storage, because other tabs change them too.
      if (isStored || text === null) kept.delete(key);
      else kept.set(key, text);
    },
  };
}

function storageKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch (error) {
    return whenForbidden(error) ?? [];
  }
}

function readStorage(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return whenForbidden(error);
  }
}

function writeStorage(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch (error) {
    return whenForbidden(error) ?? false;
  }
}

/** Browsers that forbid storage, or have no room, throw a DOMException; the chat works without. */
function whenForbidden(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}
