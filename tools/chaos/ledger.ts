import type { CommandName } from "#contract/commands/commands.ts";
import { type CommandError, errorCodes } from "#contract/error-codes.ts";
import type { Answer, ClientFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";

/** A connection of somebody's browser. */
export interface Line {
  readonly who: string;
  /** The browser left before the server said goodbye, so frames on their way may not have arrived. */
  wasLeft: boolean;
  /** The server has said goodbye. */
  wasTold: boolean;
}

/** A command that a browser has sent at least once. */
export interface Asked {
  readonly id: CommandId;
  readonly who: string;
  readonly name: CommandName;
  /** The text of a message. */
  readonly text: string | null;
  /** The connections on which it was sent. */
  readonly lines: Line[];
  /** Every answer, with the server's life in which it came and its number among all answers. */
  readonly answers: { readonly ok: Answer; readonly life: number; readonly turn: number }[];
  /** Refused for good, so it must not have been done. */
  refusal: CommandError | null;
}

const messageNames: readonly CommandName[] = ["customer.write", "message.send"];

/** Everything written, sent and answered, as seen on the sockets, with which the logs are compared. */
export class Ledger {
  readonly asked = new Map<CommandId, Asked>();
  /** Texts in the order in which their writers wrote them. */
  readonly written = new Map<string, string[]>();
  /** Number of the server's present life. */
  life = 0;
  /** Messages acknowledged so far. */
  acknowledged = 0;
  /** Frames with a command that had been sent before. */
  resent = 0;
  /** Open connections. */
  readonly open = new Set<Line>();
  /** Number of connections that the server ended without a goodbye. */
  untold = 0;
  #turn = 0;

  wrote(who: string, text: string): void {
    const texts = this.written.get(who) ?? [];
    texts.push(text);
    this.written.set(who, texts);
  }

  opened(line: Line): void {
    this.open.add(line);
  }

  /** Its browser gives it up, if it has not ended already. */
  left(line: Line): void {
    if (this.open.has(line) && !line.wasTold) line.wasLeft = true;
  }

  /** Nothing comes on it any more. */
  closed(line: Line): void {
    if (this.open.delete(line) && !line.wasTold && !line.wasLeft) this.untold += 1;
  }

  /** A frame left somebody's browser. */
  sent(line: Line, frameText: string): void {
    if (!frameText.includes('"type":"command"')) return;
    const frame = JSON.parse(frameText) as ClientFrame;
    if (frame.type !== "command") return;
    const { id, name } = frame;
    const before = this.asked.get(id);
    if (before) {
      this.resent += 1;
      before.lines.push(line);
      return;
    }
    const { who } = line;
    const isMessage = messageNames.includes(name);
    const text = isMessage ? (frame.payload as { text: string }).text : null;
    this.asked.set(id, { id, who, name, text, lines: [line], answers: [], refusal: null });
  }

  /** A frame reached somebody's browser. */
  received(line: Line, frameText: string): void {
    if (frameText.includes('"type":"goodbye"')) line.wasTold = isStopping(frameText) || line.wasTold;
    if (!frameText.includes('"type":"answer"')) return;
    const frame = JSON.parse(frameText) as { id: CommandId; ok?: Answer; error?: CommandError };
    const asked = this.asked.get(frame.id);
    if (!asked) return;
    if (frame.ok) {
      if (asked.text !== null && asked.answers.length === 0) this.acknowledged += 1;
      asked.answers.push({ ok: frame.ok, life: this.life, turn: this.#turn++ });
    } else if (frame.error && errorCodes[frame.error.code]?.retry === "never") {
      asked.refusal = frame.error;
    }
  }
}

/** Somebody may as well have written the word. */
function isStopping(frameText: string): boolean {
  const frame = JSON.parse(frameText) as { readonly type: string; readonly code?: string };
  return frame.type === "goodbye" && frame.code === "server-stopping";
}
