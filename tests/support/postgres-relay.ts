import { mkdtemp, rm } from "node:fs/promises";
import { type Server, type Socket, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "./eventually.ts";

/** Where PostgreSQL's own programs look for the socket of a folder. */
const socketName = ".s.PGSQL.5432";

interface Line {
  readonly near: Socket;
  readonly far: Socket;
  /** What the client has said since a stall began. */
  readonly held: Buffer[];
  pass(data: Buffer): void;
  end(): void;
}

/** A line to a real database that can go wrong in every way a line can. */
export interface PostgresRelay {
  /** The address of the database by way of the relay. */
  readonly url: string;
  /** How many lines have been opened. */
  readonly opened: number;
  /** Nothing passes any more in either direction, on old lines and on new ones; nobody is told. */
  stall(): void;
  /** On how many lines something that a client has said is held back. */
  readonly holding: number;
  /** Passes on the bytes that were held back, and lets new connections through again. */
  heal(): Promise<void>;
  /** Breaks every line and lets no new one in. */
  refuse(): Promise<void>;
  /** Breaks every line; new ones are let in. */
  cut(): void;
  /**
   * The next statement that holds one of these words reaches the database. As soon as its whole answer is there,
   * the line is broken in place of it ("cut"), or dies without either side being told ("silence").
   */
  loseAnswerTo(words: string | readonly string[], how: "cut" | "silence"): void;
  /** Resolves when the answer has been lost. */
  lost(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a relay to the database at `url`, an address with a folder for its host as `createDatabase` gives them. */
export async function openRelay(url: string): Promise<PostgresRelay> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-relay-"));
  const target = join(new URL(url).searchParams.get("host") ?? "", socketName);
  const through = new URL(url);
  through.searchParams.set("host", folder);
  const lines = new Set<Line>();
  const state = {
    isStalled: false,
    opened: 0,
    losing: null as { words: readonly string[]; how: "cut" | "silence" } | null,
  };
  let server: Server | null = null;

  const relay = (near: Socket) => {
    state.opened += 1;
    const far = connect(target);
    const pass = (data: Buffer) => {
      fromClient(data);
      far.write(data);
    };
    const end = () => {
      lines.delete(line);
      near.destroy();
      far.destroy();
    };
    const line: Line = { near, far, held: [], pass, end };
    lines.add(line);
    let losing: "cut" | "silence" | null = null;
    // The server says that it is ready once at the start, and then once for each query and each sync.
    const readies = { asked: 1, said: 0, lost: null as number | null };
    const fromClient = messagesOf({ startsUntyped: true }, (type, message) => {
      if (state.losing?.words.some((word) => message.includes(word))) losing = state.losing.how;
      if (type !== "Q" && type !== "S") return;
      readies.asked += 1;
      if (losing) readies.lost ??= readies.asked;
    });
    const fromServer = messagesOf({ startsUntyped: false }, (type) => {
      if (type === "Z") readies.said += 1;
    });
    near.on("data", (data: Buffer) => {
      if (state.isStalled) line.held.push(data);
      else pass(data);
    });
    far.on("data", (data: Buffer) => {
      fromServer(data);
      if (!losing) {
        near.write(data);
        return;
      }
      // Answers to statements before it in the pipeline come first, and are lost with it.
      if (readies.lost === null || readies.said < readies.lost) return;
      state.losing = null;
      if (losing === "cut") end();
      else near.pause();
    });
    for (const socket of [near, far]) {
      socket.on("error", end);
      socket.on("close", () => {
        // During a stall the database does not hear of it.
        if (socket === near && state.isStalled && !far.destroyed) return;
        if (losing !== "silence" || state.losing !== null) end();
      });
    }
    if (state.isStalled) far.pause();
  };
  const listen = async () => {
    const listening = createServer(relay);
    server = listening;
    await new Promise<void>((resolve) => listening.listen(join(folder, socketName), resolve));
  };
  const cut = () => {
    for (const { near, far } of lines) {
      near.destroy();
      far.destroy();
    }
  };
  const stopListening = async () => {
    const listening = server;
    server = null;
    if (!listening) return;
    const closed = new Promise((resolve) => listening.close(resolve));
    cut();
    await closed;
  };
  await listen();
  return {
    url: through.toString(),
    get opened() {
      return state.opened;
    },
    stall() {
      state.isStalled = true;
      for (const { far } of lines) far.pause();
    },
    get holding() {
      return [...lines].filter(({ held }) => held.length > 0).length;
    },
    async heal() {
      state.isStalled = false;
      if (!server) await listen();
      for (const { near, far, held, pass, end } of lines) {
        for (const data of held.splice(0)) pass(data);
        if (near.destroyed) end();
        for (const socket of [near, far]) socket.resume();
      }
    },
    refuse: stopListening,
    cut,
    loseAnswerTo(words, how) {
      state.losing = { words: [words].flat(), how };
    },
    lost: () =>
      eventually(() => {
        if (state.losing) throw new Error(`No answer to "${state.losing.words.join(" or ")}" has been lost`);
      }),
    async close() {
      cut();
      await stopListening();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Reads a stream of bytes as messages of PostgreSQL's protocol: a type of one byte, the length of the rest in four.
 * The first message of a client has no type.
 */
function messagesOf(
  { startsUntyped }: { readonly startsUntyped: boolean },
  on: (type: string, message: Buffer) => void,
): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let typeBytes = startsUntyped ? 0 : 1;
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= typeBytes + 4) {
      const end = typeBytes + rest.readUInt32BE(typeBytes);
      if (rest.length < end) return;
      on(rest.toString("latin1", 0, typeBytes), rest.subarray(0, end));
      rest = rest.subarray(end);
      typeBytes = 1;
    }
  };
}
