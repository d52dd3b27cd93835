import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ChaosFault } from "./chaos-fault.ts";
import type { Chance } from "./chance.ts";
import { Disk } from "./disk.ts";
import type { Ledger } from "./ledger.ts";
import { pause } from "./pause.ts";
import type { LoggedEvent } from "./read-stored.ts";
import { type Call, readTrace, straceWords } from "./trace-lines.ts";
import { idPattern } from "./witnessed-platform.ts";

/** How long strace may take to write the end of its trace. */
const endWithinMs = 30_000;

/**
 * Traces each life of the server with strace. After a kill, restores the data to what the disk had synced,
 * and checks for each acknowledgement that the acknowledged changes were synced before it was sent.
 */
export class PowerWatch {
  readonly findings: string[] = [];
  /** Syncs of a data file that have returned. */
  syncs = 0;
  /** Answers "stored" that left the server. */
  answers = 0;
  /** Answers that left after their changes were synced, or that changed nothing. */
  covered = 0;
  /** Cuts after which the disk had carried out a part of the unsynced changes. */
  tornCuts = 0;
  readonly #strace: string;
  readonly #folder: string;
  #dataFolder = "";
  #disk = new Disk(new Map());
  /** Commands whose changes are all on disk. */
  #safe = new Set<string>();

  private constructor(strace: string, folder: string) {
    this.#strace = strace;
    this.#folder = folder;
  }

  static async open(strace: string): Promise<PowerWatch> {
    return new PowerWatch(strace, await mkdtemp(join(tmpdir(), "bellhop-chaos-trace-")));
  }

  /** The command to run the server with. */
  runBy(dataFolder: string): readonly string[] {
    this.#dataFolder = dataFolder;
    return [this.#strace, ...straceWords, "-o", this.#traceFile];
  }

  async lifeBegins(): Promise<void> {
    await rm(this.#traceFile, { force: true });
    const names = await readdir(this.#dataFolder);
    const files = names.map(async (name) => {
      const path = join(this.#dataFolder, name);
      return [path, await readFile(path)] as const;
    });
    this.#disk = new Disk(new Map(await Promise.all(files)));
  }

  /** The power is cut: looks at what had been done until then, and takes away what would not be there. */
  async lifeEnded(ledger: Ledger, chance: Chance): Promise<void> {
    const seen = new Set<string>();
    const written = new Set<string>();
    for (const call of readTrace(await this.#lines(), this.#dataFolder)) {
      if (call.kind === "said") this.#lookAtAnswers(call.text, { ledger, seen });
      else this.#take(call, written);
    }
    for (const { id, answers } of ledger.asked.values()) {
      if (answers.some(({ life }) => life === ledger.life) && !seen.has(id)) {
        this.findings.push(`${id} was acknowledged, and the watch did not see it leave`);
      }
    }
    const isTorn = chance.is(0.5);
    if (isTorn) this.tornCuts += 1;
    await this.#putBack(this.#disk.afterCut(isTorn ? chance : null));
  }

  /** Everything that can be read after the cut is on disk. */
  survived(events: readonly LoggedEvent[]): void {
    this.#safe = new Set(events.flatMap(({ commandId }) => commandId ?? []));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #traceFile(): string {
    return join(this.#folder, "trace");
  }

  #take(call: Exclude<Call, { kind: "said" }>, written: Set<string>): void {
    this.#disk.take(call);
    if (call.kind === "write") {
      for (const [id] of call.bytes.toString("latin1").matchAll(idPattern)) written.add(`${call.path} ${id}`);
    } else if (call.kind === "sync") {
      this.syncs += 1;
      for (const place of written) {
        const [path, id = ""] = place.split(" ");
        if (path !== call.path) continue;
        this.#safe.add(id);
        written.delete(place);
      }
    }
  }

  #lookAtAnswers(text: string, { ledger, seen }: { ledger: Ledger; seen: Set<string> }): void {
    for (const [, id = ""] of text.matchAll(answerPattern)) {
      const asked = ledger.asked.get(id as never);
      if (!asked) continue;
      seen.add(id);
      this.answers += 1;
      const changedNothing = asked.text === null && asked.answers.every(({ ok }) => ok.number === 0);
      if (this.#safe.has(id) || changedNothing) this.covered += 1;
      else this.findings.push(`${asked.name} ${id} was acknowledged before it was synced`);
    }
  }

  /** Waits until the trace is complete. */
  async #lines(): Promise<string[]> {
    const deadline = performance.now() + endWithinMs;
    for (;;) {
      const lines = await linesOf(this.#traceFile);
      const leader = /^\d+/.exec(lines[0] ?? "")?.[0];
      const isWhole =
        leader !== undefined && lines.some((line) => line.startsWith(`${leader} `) && line.includes(" +++ "));
      // The server was killed before its first system call.
      const isEmpty = lines.length === 0 && performance.now() > deadline - endWithinMs + 1_000;
      if (isWhole || isEmpty) return lines;
      if (performance.now() > deadline) throw new ChaosFault("strace did not come to an end");
      await pause(50);
    }
  }

  async #putBack(files: ReadonlyMap<string, Buffer>): Promise<void> {
    await rm(this.#dataFolder, { recursive: true, force: true });
    await mkdir(this.#dataFolder);
    for (const [path, bytes] of files) await writeFile(path, bytes);
  }
}

const answerPattern = new RegExp(`"type":"answer","id":"(${idPattern.source})","ok"`, "g");

async function linesOf(file: string): Promise<string[]> {
  const lines: string[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file, "latin1") })) lines.push(line);
  } catch (fault) {
    if ((fault as { code?: string }).code !== "ENOENT") throw fault;
  }
  return lines;
}
