import { type FileHandle, constants, open, rm, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { CommandId } from "#contract/ids.ts";
import { fileChunkBytesMax } from "#contract/limits.ts";
import type { PictureSize, StoredFile } from "#core/file/file.ts";
import type { FileId } from "#core/ids.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";

interface Begun extends Pick<StoredFile, "fileId" | "name" | "bytes" | "by"> {
  /** The file in which it waits until it has come whole. */
  readonly path: string;
  /** Called when it ends without having been sent. */
  readonly dropped?: () => void;
}

/** What was found when the file had come whole. */
export interface Accepted {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly picture: PictureSize | null;
}

/** A file on its way to the server, and then until it is sent with a message. */
export class Upload {
  readonly fileId: FileId;
  readonly by: StoredFile["by"];
  readonly path: string;
  /** As it was given when the upload began. */
  readonly name: string;
  readonly #bytes: number;
  readonly dropped: () => void;
  /** Bytes that are on disk. */
  #received = 0;
  #writing: Promise<void> | null = null;
  #stop: (() => void) | null = null;
  /** What became of it; `null` while bytes are missing or it is being looked at. */
  outcome: Accepted | Refusal | null = null;
  /** Set while it is being looked at. */
  checking: Promise<void> | null = null;
  /** The message with which it is being sent. */
  sentWith: CommandId | null = null;
  /** When somebody last asked about it (steady time, in ms). */
  touchedAt: number;

  constructor({ fileId, name, bytes, by, path, dropped = () => {} }: Begun, now: number) {
    this.fileId = fileId;
    this.name = name;
    this.#bytes = bytes;
    this.by = by;
    this.path = path;
    this.dropped = dropped;
    this.touchedAt = now;
  }

  isBy({ kind, id }: StoredFile["by"]): boolean {
    return this.by.kind === kind && this.by.id === id;
  }

  /** Where the next bytes belong. */
  get offset(): number {
    return this.#received;
  }

  get isWhole(): boolean {
    return this.#received === this.#bytes;
  }

  /** Bytes it takes on disk, those that are still to come among them. */
  get size(): number {
    if (!this.outcome) return this.#bytes;
    return isRefusal(this.outcome) ? 0 : this.outcome.bytes;
  }

  /** The file as a message would have it; `null` when it cannot be sent. */
  get stored(): StoredFile | null {
    const { fileId, by, outcome } = this;
    return outcome && !isRefusal(outcome) ? { fileId, by, ...outcome } : null;
  }

  /** Goes on after a restart from what is on disk. */
  async recover(): Promise<void> {
    const found = await stat(this.path).catch(() => null);
    this.#received = Math.min(found?.size ?? 0, this.#bytes);
  }

  /**
   * Ends the request that writes now, if there is one: its line was lost, and another request goes on where it
   * came to. Resolves when everything that came by it is on disk.
   */
  async takeOver(): Promise<void> {
    // Others may have waited for the same request, and one of them writes by now.
    while (this.#writing) {
      this.#stop?.();
      await this.#writing;
    }
  }

  /**
   * Takes over, and adds what comes until it ends, breaks, or is more than it may be. On disk when this resolves;
   * `false`: the upload goes on from another offset.
   */
  async append(offset: number, body: Readable): Promise<boolean> {
    while (this.#writing) await this.takeOver();
    // Nothing is waited for between this look and the turn that is taken after it.
    if (offset !== this.#received || this.outcome) return false;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#writing = promise;
    this.#stop = () => body.destroy();
    try {
      await this.#write(body);
    } finally {
      this.#writing = null;
      this.#stop = null;
      resolve();
    }
    return true;
  }

  async #write(body: Readable): Promise<void> {
    const room = Math.min(this.#bytes - this.#received, fileChunkBytesMax);
    const file = await open(this.path, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      let came = 0;
      for await (const piece of piecesOf(body)) {
        const part = piece.subarray(0, room - came);
        await writeAt(file, part, this.#received + came);
        came += part.length;
        if (part.length < piece.length) break;
      }
      await file.datasync();
      this.#received += came;
    } finally {
      await file.close();
    }
  }

  /** Takes what came off the disk, once it is in the storage or refused. */
  async takeOffDisk(): Promise<void> {
    await rm(this.path, { force: true });
  }

  /** Ends everything that is being done with it. */
  async discard(): Promise<void> {
    await this.takeOver();
    await this.checking?.catch(() => {});
    await this.takeOffDisk();
  }
}

/** Reads until the line ends. A line that breaks keeps what came by it. */
async function* piecesOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>;
  } catch {
    // The sender asks how much has come, and goes on there.
  }
}

async function writeAt(file: FileHandle, part: Buffer, position: number): Promise<void> {
  for (let written = 0; written < part.length;) {
    const { bytesWritten } = await file.write(part, written, part.length - written, position + written);
    written += bytesWritten;
  }
}
