import type { FileId } from "../ids.ts";
import type { FilePartView } from "./message-part-view.ts";

/** A file on its way to the server. (B-38) */
export interface UploadView {
  readonly fileId: FileId;
  /** Where the next part of it belongs. */
  readonly offset: number;
  /** The file as a message will have it; `null` while parts are missing. */
  readonly file: FilePartView | null;
}
