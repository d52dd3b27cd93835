import type { Author } from "../author.ts";
import type { FileId } from "../ids.ts";

/** Kinds of files that an account may accept. */
export type FileKind = "image" | "document" | "text" | "audio" | "video" | "archive";

/** Rules for files that are sent along with messages. (B-38) */
export interface FileRules {
  /** None: no files at all. */
  readonly kinds: readonly FileKind[];
  /** Largest file, in bytes. */
  readonly bytesMax: number;
  /** Most files of one message. */
  readonly perMessageMax: number;
  /** Most bytes of all files of the account. */
  readonly totalBytesMax: number;
}

/** Width and height of an image in pixels, as it is seen. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A file that has come whole and was accepted. */
export interface StoredFile {
  readonly fileId: FileId;
  readonly name: string;
  /** Its media type, recognised by its content. */
  readonly type: string;
  readonly bytes: number;
  /** `null`: it is no image. */
  readonly picture: PictureSize | null;
  /** Who sent it. */
  readonly by: Pick<Extract<Author, { kind: "customer" | "user" }>, "kind" | "id">;
}
