import type { Readable } from "node:stream";
import type { AccountId, FileId } from "#core/ids.ts";

/** A file that is read from its first byte to its last. */
export interface OpenedFile {
  readonly bytes: number;
  readonly stream: Readable;
}

/**
 * Where the bytes of files lie, under names of letters, digits, `-`, `_`, `.` and `/`. Methods throw what the
 * storage throws; the same call may be made again then.
 */
export interface FileStorage {
  /** A folder of this machine in which files wait until they have come whole. */
  incomingFolder(): Promise<string>;
  /** Moves a file in that folder to this name, in place of what was there. It is durable from then on. */
  put(name: string, path: string): Promise<void>;
  /** `null`: there is none of this name. */
  open(name: string): Promise<OpenedFile | null>;
  has(name: string): Promise<boolean>;
  /** Nothing happens when there is none. */
  remove(name: string): Promise<void>;
}

/** The name of a file's bytes in the storage. */
export function nameInStorage(accountId: AccountId, fileId: FileId): string {
  return `${accountId}/${fileId}`;
}

/** The name of the preview of an image. */
export function nameOfPreview(accountId: AccountId, fileId: FileId): string {
  return `${nameInStorage(accountId, fileId)}.preview`;
}
