import { commandError } from "#contract/error-codes.ts";
import type { ClientFrame, StaffServerFrame } from "#contract/frames.ts";
import { beatEveryMs } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import type { World } from "./desk-state.ts";

/** One end of a connection. */
interface Line {
  send(frame: StaffServerFrame): void;
  close(): void;
}

/**
 * What the real desk talks to instead of a server: it answers frames and requests from a world that stands
 * still, so that the desk's own session, reducers and pages show that world.
 */
export class StandInServer {
  #world: World;
  readonly #lines = new Set<Line>();

  constructor(world: World) {
    this.#world = world;
    setInterval(() => {
      for (const line of this.#lines) line.send({ type: "beat", now: Date.now() });
    }, beatEveryMs);
  }

  /** Another world for connections that come from now on. */
  become(world: World): void {
    this.#world = world;
    this.#lines.clear();
  }

  /** The answer of a route; `null` when the server cannot be reached. */
  answerOf(path: string): unknown {
    if (path === "/api/me") return this.#world.here;
    return this.#world.routes?.[path] ?? {};
  }

  /** Frames that come over this line are given to the result. */
  connect(line: Line): (frame: ClientFrame) => void {
    const world = this.#world;
    return (frame) => {
      if (world.line === "silent") return;
      if (frame.type === "hello-staff") this.#welcome(line, world);
      for (const answer of answersTo(frame, world)) line.send(answer);
    };
  }

  disconnected(line: Line): void {
    this.#lines.delete(line);
  }

  #welcome(line: Line, world: World): void {
    this.#lines.add(line);
    line.send({
      type: "welcome",
      version: wireVersion,
      history: "states",
      now: Date.now(),
      cards: world.cards,
    });
    if (world.line === "lost") setTimeout(() => line.close(), lostAfterMs);
  }
}

/** The desk shows its page before its connection is lost. */
const lostAfterMs = 300;

function answersTo(frame: ClientFrame, world: World): readonly StaffServerFrame[] {
  switch (frame.type) {
    case "open":
      return openedBy(frame, world);
    case "command": {
      const error = world.refused?.[frame.name];
      if (error) return [{ type: "answer", id: frame.id, error }];
      return [{ type: "answer", id: frame.id, ok: { log: "states", number: 1, at: Date.now() } }];
    }
    case "query": {
      const ok = world.answers?.[frame.name];
      if (ok) return [{ type: "answer", id: frame.id, ok }];
      return [{ type: "answer", id: frame.id, error: commandError("not-found") }];
    }
    default:
      return [];
  }
}

function openedBy(
  { chatId, have }: Extract<ClientFrame, { type: "open" }>,
  world: World,
): readonly StaffServerFrame[] {
  const chat = world.chats?.find(({ card }) => card.chatId === chatId);
  if (!chat) return [{ type: "no-chat", chatId }];
  const { card, events, olderLeftOut = false, isTyping = false } = chat;
  const upTo = events.at(-1)?.number ?? 0;
  return [
    { type: "cards", put: [["chat", chatId, card]], drop: [] },
    { type: "events", chatId, after: 0, upTo, events: have ? [] : events, olderLeftOut },
    ...(isTyping ? [{ type: "typing", chatId, on: true } as const] : []),
  ];
}
