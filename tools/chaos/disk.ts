import type { Chance } from "./chance.ts";
import type { Call } from "./trace-lines.ts";

type Change = Extract<Call, { kind: "write" | "truncate" }>;

interface File {
  /** Content that is certainly on disk. */
  bytes: Buffer;
  /** Later changes in order; the disk may have carried out any of them. */
  unsynced: Change[];
  /** Is its name on disk? */
  isNamed: boolean;
  isUnlinked: boolean;
}

/** Disks write this much at once, or not at all. */
const sectorBytes = 512;

/** Files as a power cut would leave them. */
export class Disk {
  readonly #files: Map<string, File>;

  /** Starts from the files that were safely on disk. */
  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#files = new Map(
      [...files].map(([path, bytes]) => [path, { bytes, unsynced: [], isNamed: true, isUnlinked: false }]),
    );
  }

  take(call: Exclude<Call, { kind: "said" }>): void {
    const file = this.#files.get(call.path);
    switch (call.kind) {
      case "write":
      case "truncate":
        file?.unsynced.push(call);
        return;
      case "create":
        if (!file || file.isUnlinked) {
          this.#files.set(call.path, {
            bytes: Buffer.alloc(0),
            unsynced: [],
            isNamed: false,
            isUnlinked: false,
          });
        } else if (call.emptied) file.unsynced.push({ kind: "truncate", path: call.path, length: 0 });
        return;
      case "unlink":
        if (file) file.isUnlinked = true;
        return;
      default:
        this.#sync(call.path);
    }
  }

  /**
   * The files after a power cut. Without `chance` only synced changes are found; with it also a random part
   * of the others, in sectors.
   */
  afterCut(chance: Chance | null): Map<string, Buffer> {
    const found = new Map<string, Buffer>();
    for (const [path, { bytes, unsynced, isNamed }] of this.#files) {
      if (!isNamed && !chance?.is(0.5)) continue;
      const done = chance ? unsynced.flatMap((change) => partOf(change, chance)) : [];
      found.set(path, done.reduce(changed, Buffer.from(bytes)));
    }
    return found;
  }

  #sync(path: string): void {
    const file = this.#files.get(path);
    if (file) {
      file.bytes = file.unsynced.reduce(changed, file.bytes);
      file.unsynced = [];
    }
    // A folder: its names are on disk from now on.
    for (const [name, inside] of this.#files) {
      if (!name.startsWith(`${path}/`)) continue;
      if (inside.isUnlinked) this.#files.delete(name);
      else inside.isNamed = true;
    }
  }
}

function changed(bytes: Buffer, change: Change): Buffer {
  if (change.kind === "truncate") {
    const cut = Buffer.alloc(change.length);
    bytes.copy(cut);
    return cut;
  }
  const end = change.offset + change.bytes.length;
  const grown = end > bytes.length ? Buffer.concat([bytes, Buffer.alloc(end - bytes.length)]) : bytes;
  change.bytes.copy(grown, change.offset);
  return grown;
}

function partOf(change: Change, chance: Chance): Change[] {
  if (change.kind === "truncate") return chance.is(0.5) ? [change] : [];
  const { path, offset, bytes } = change;
  const done: Change[] = [];
  for (let from = 0; from < bytes.length; from += sectorBytes) {
    if (chance.is(0.3)) continue;
    done.push({
      kind: "write",
      path,
      offset: offset + from,
      bytes: bytes.subarray(from, from + sectorBytes),
    });
  }
  return done;
}
