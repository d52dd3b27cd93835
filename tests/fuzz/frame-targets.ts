import fc from "fast-check";
import { z } from "zod";
import { errorCodes } from "#contract/error-codes.ts";
import { clientFrame } from "#contract/frame-schemas.ts";
import { frameBytesMax } from "#contract/limits.ts";
import { queries } from "#contract/queries/queries.ts";
import { commands } from "#contract/commands/commands.ts";
import type { Shape } from "../support/payloads.ts";
import { errorFault, knownValues, type AskingNeeds } from "./command-targets.ts";
import { hostileValues, jsonText, validValues } from "./hostile-values.ts";
import { type Door, Line, type Reply } from "./line.ts";
import { type Lane, type Target, count } from "./target.ts";

const frameShapes =
  (z.toJSONSchema(clientFrame, { io: "input", unrepresentable: "any" }) as Shape).oneOf ?? [];

/** Every type of frame a client may send, in order and against it, at both doors, before and after hello. */
export function frameTargets(needs: AskingNeeds): Target[] {
  return frameShapes.map((shape) => {
    const type = String(shape.properties?.["type"]?.const);
    const { byField, otherIds } = knownValues(needs.world);
    const known = {
      otherIds,
      byField: {
        ...byField,
        secret: [needs.world.asked.secret],
        name: Object.keys({ ...commands, ...queries }),
      },
    };
    const valid = validValues(shape, "", known);
    const frame = fc.oneof(
      { weight: 9, arbitrary: valid },
      { weight: 1, arbitrary: hostileValues(shape, known) },
    );
    // Now and then at the door it is not for, and before anybody has said hello.
    const where = fc.tuple(fc.nat({ max: 19 }), fc.nat({ max: 19 }));
    const said = fc
      .tuple(where, frame)
      .map(([[door, when], value]) =>
        [door === 0 ? "wrong" : "right", when === 0 ? "early" : "known", jsonText(value)].join(" "),
      );
    let rightDoor: Promise<Door> | undefined;
    const samples = fc.sample(valid, { seed: 1, numRuns: 20 }).map(jsonText);
    return {
      name: `frame ${type}`,
      inputs: said,
      async open() {
        rightDoor ??= findRightDoor(needs, samples);
        return new Saying(needs, await rightDoor);
      },
    };
  });
}

/** Where such a frame is taken, as the server says itself; of two doors either. */
async function findRightDoor(needs: AskingNeeds, samples: readonly string[]): Promise<Door> {
  const saying = new Saying(needs, "chat");
  for (const sample of samples) {
    const { reply } = await saying.say("chat", "known", sample);
    if (reply.kind === "answer") return "chat";
  }
  saying.close();
  return "desk";
}

let asked = 0;

/** Says one frame after the other, and after each asks something to see how it was taken. */
class Saying implements Lane {
  readonly #needs: AskingNeeds;
  readonly #rightDoor: Door;
  readonly #lines = new Map<Door, Line>();

  constructor(needs: AskingNeeds, rightDoor: Door) {
    this.#needs = needs;
    this.#rightDoor = rightDoor;
  }

  async probe(input: string): Promise<string | null> {
    const [, where, when = "", text = ""] = /^(\w+) (\w+) ([\s\S]*)$/.exec(input) ?? [];
    const wrongDoor = this.#rightDoor === "desk" ? "chat" : "desk";
    const { reply, leaked } = await this.say(where === "wrong" ? wrongDoor : this.#rightDoor, when, text);
    if (leaked !== null) return `the other account's words: ${leaked}`;
    const isFrame = clientFrame.safeParse(JSON.parse(text)).success;
    return this.#judge(reply, !isFrame || Buffer.byteLength(text) > frameBytesMax);
  }

  async say(door: Door, when: string, text: string): Promise<{ reply: Reply; leaked: string | null }> {
    const { url, world } = this.#needs;
    const isEarly = when === "early";
    const line = isEarly ? await Line.open({ url, door, company: world.asked }) : await this.#known(door);
    line.say(text);
    const id = `frame-${(asked += 1)}`;
    const name = door === "desk" ? "chat.read" : "customer.read";
    const question = { type: "query", id, name, payload: { chatId: "nothing", before: 1 } };
    const reply = await line.ask(JSON.stringify(question), id);
    if (isEarly || reply.kind !== "answer" || line.framesLeft <= 0) {
      line.close();
      if (!isEarly) this.#lines.delete(door);
    }
    return { reply, leaked: line.leaked };
  }

  async #known(door: Door): Promise<Line> {
    const { url, world } = this.#needs;
    const line = this.#lines.get(door) ?? (await Line.openKnown({ url, door, company: world.asked }));
    this.#lines.set(door, line);
    return line;
  }

  #judge(reply: Reply, isWrong: boolean): string | null {
    const { tally } = this.#needs;
    if (reply.kind === "silence") return "neither an answer nor an end came";
    if (reply.kind === "ended") {
      const { goodbye, code } = reply;
      count(tally, goodbye ?? String(code));
      if (goodbye === null || !Object.hasOwn(errorCodes, goodbye)) return `ended with ${goodbye ?? code}`;
      if (goodbye === "internal" || goodbye === "store-unavailable") return `ended with ${goodbye}`;
      return isWrong && !["bad-frame", "frame-too-large"].includes(goodbye)
        ? `a wrong frame ended with ${goodbye}`
        : null;
    }
    count(tally, "goes on");
    if (isWrong) return "a wrong frame was taken";
    return reply.error ? errorFault(reply.error) : null;
  }

  close(): void {
    for (const line of this.#lines.values()) line.close();
  }
}
