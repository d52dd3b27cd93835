import fc from "fast-check";
import { commands } from "#contract/commands/commands.ts";
import { type CommandError, errorCodes } from "#contract/error-codes.ts";
import { frameBytesMax } from "#contract/limits.ts";
import { queries } from "#contract/queries/queries.ts";
import { shapeOf } from "../support/payloads.ts";
import { type KnownValues, hostileValues, jsonText, validValues } from "./hostile-values.ts";
import { type Door, Line, type Reply } from "./line.ts";
import { type Lane, type Tally, type Target, count } from "./target.ts";
import type { World } from "./world.ts";

const promises = { ...commands, ...queries };
type Name = keyof typeof promises;

export interface AskingNeeds {
  readonly url: string;
  readonly world: World;
  readonly tally: Tally;
  /**
   * How many inputs of each command may be done, by who may ask it: what is done stays, and what
   * administrators do makes the one account larger that everything is decided on.
   */
  readonly doneMaxOf: (permission: string) => number;
  /** Ids of the commands that were answered with `ok`. */
  readonly done: Set<string>;
}

/** Values for an id: valid ones, ids of other kinds, ids of the other account, and nonsense. */
export function knownValues({ asked, other }: World): KnownValues {
  const nothing = ["nothing-of-this-name", "constructor", "a".repeat(64)];
  const ids = [...Object.values(asked.ids), ...Object.values(other.ids), asked.accountId, other.accountId];
  const byField = Object.fromEntries(Object.entries(asked.ids).map(([field, id]) => [field, [id]]));
  return {
    byField: { ...byField, chatId: asked.chatIds, timeZone: ["Europe/Berlin", "nowhere"] },
    otherIds: [...ids, ...nothing],
  };
}

/** Every command and every query there is. */
export function commandTargets(needs: AskingNeeds): Target[] {
  return (Object.keys(promises) as Name[]).map((name) => commandTarget(name, needs));
}

function commandTarget(name: Name, needs: AskingNeeds): Target {
  const shape = shapeOf(promises[name].payload);
  const known = knownValues(needs.world);
  const inputs = fc
    .oneof(
      { weight: 1, arbitrary: validValues(shape, "", known) },
      { weight: 5, arbitrary: hostileValues(shape, known) },
    )
    .map(jsonText);
  let doneLeft = needs.doneMaxOf(promises[name].permission);
  return {
    name,
    inputs,
    async open() {
      const asking = new Asking(name, needs, {
        mayBeDone: () => doneLeft > 0,
        wasDone: () => (doneLeft -= 1),
      });
      await asking.ready();
      return asking;
    },
  };
}

let asked = 0;

/** Asks the same command again and again, on as many connections as its manners need. */
class Asking implements Lane {
  readonly #name: Name;
  readonly #needs: AskingNeeds;
  readonly #limit: { mayBeDone: () => boolean; wasDone: () => void };
  readonly #door: Door;
  #line: Line | null = null;

  constructor(name: Name, needs: AskingNeeds, limit: { mayBeDone: () => boolean; wasDone: () => void }) {
    this.#name = name;
    this.#needs = needs;
    this.#limit = limit;
    this.#door = promises[name].permission === "customer.chat" ? "chat" : "desk";
  }

  async ready(): Promise<Line> {
    if (this.#line && this.#line.framesLeft > 0) return this.#line;
    this.#line?.close();
    const { url, world } = this.#needs;
    this.#line = await Line.openKnown({ url, door: this.#door, company: world.asked });
    return this.#line;
  }

  async probe(input: string): Promise<string | null> {
    const { payload } = promises[this.#name];
    const fits = (text: string) => payload.safeParse(JSON.parse(text)).success;
    const isOneTooMany = fits(input) && !(this.#name in queries) && !this.#limit.mayBeDone();
    const text = isOneTooMany ? `[${input}]` : input;
    const id = `fuzz-${(asked += 1)}`;
    const type = this.#name in queries ? "query" : "command";
    const frame = `{"type":"${type}","id":"${id}","name":"${this.#name}","payload":${text}}`;
    if (Buffer.byteLength(frame) > frameBytesMax) return null;
    const line = await this.ready();
    const reply = await line.ask(frame, id);
    if (reply.kind !== "answer") this.#line = null;
    return line.leaked === null
      ? this.#judge(reply, id, fits(text))
      : `the other account's words: ${line.leaked}`;
  }

  #judge(reply: Reply, id: string, fits: boolean): string | null {
    const { tally, done } = this.#needs;
    if (reply.kind === "silence") return "no answer came";
    if (reply.kind === "ended") return `the connection ended: ${reply.goodbye ?? reply.code}`;
    count(tally, reply.error ? reply.error.code : "ok");
    if (!reply.error) {
      done.add(id);
      if (!(this.#name in queries)) this.#limit.wasDone();
      return fits ? null : "it was done, though its form is wrong";
    }
    if (!fits && reply.error.code !== "bad-request") return `wrong form, but answered ${reply.error.code}`;
    return errorFault(reply.error);
  }

  close(): void {
    this.#line?.close();
  }
}

/** Says why an error is not one that a client may get; `null` when it is. */
export function errorFault({ code, words }: Partial<CommandError>): string | null {
  if (code === undefined || !Object.hasOwn(errorCodes, code)) return `no code of the contract: ${code}`;
  if (code === "internal" || code === "store-unavailable") return `answered ${code}`;
  return typeof words === "string" && words.trim() !== "" && !/[{}]/.test(words)
    ? null
    : `no words: ${words}`;
}
