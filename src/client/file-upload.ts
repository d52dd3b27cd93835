import type { CommandError } from "#contract/error-codes.ts";
import { fileChunkBytesMax } from "#contract/limits.ts";
import type { FilePartView } from "#contract/views/message-part-view.ts";
import type { UploadView } from "#contract/views/upload-view.ts";
import { ModelStore } from "./model-store.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** An upload as it is shown. */
export type UploadModel =
  /** `isHeld`: the line is lost; it goes on by itself. */
  | { readonly kind: "sending"; readonly sent: number; readonly isHeld: boolean }
  | { readonly kind: "done"; readonly file: FilePartView }
  | { readonly kind: "failed"; readonly error: CommandError };

/** The way to the server's routes for files. */
export interface FileLine {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly schedule: (delayMs: number, action: () => void) => () => void;
  readonly random: () => number;
}

/** Fewest bytes of a part, and what the first one has: a slow line answers within seconds. */
const partBytesMin = 32_768;
const partBytesFirst = 131_072;
/** A part that took less is followed by a larger one, one that took more by a smaller one. */
const quickMs = 1_000;
const slowMs = 5_000;

/** The server's refusal of an upload that it no longer has. */
const gone: CommandError = {
  code: "file-unknown",
  words: "A file of this message is no longer there. Add it again.",
};

/** The answer that ends an upload. */
class UploadRefused extends Error {
  readonly error: CommandError;

  constructor(error: CommandError) {
    super(error.code);
    this.error = error;
  }
}

/**
 * Sends one file in parts, from wherever the server says that the last one ended. It goes on by itself when the
 * line was lost or the server asks to come later, until it is done, refused or cancelled. (B-38)
 */
export class FileUpload {
  readonly model = new ModelStore<UploadModel>({ kind: "sending", sent: 0, isHeld: false });
  readonly file: File;
  /** Tells uploads apart, also of the same file. */
  readonly id: string;
  readonly #line: FileLine;
  readonly #abort = new AbortController();
  #fileId: string | null = null;
  #partBytes = partBytesFirst;

  constructor(file: File, line: FileLine) {
    this.file = file;
    this.id = `${line.random()}`;
    this.#line = line;
    void this.#run();
  }

  /** Ends it, here and on the server. */
  cancel(): void {
    this.#abort.abort();
    if (this.#fileId === null || this.model.get().kind === "failed") return;
    this.#line.fetch(`/files/${this.#fileId}`, { method: "DELETE" }).catch(() => {
      // The server drops it by itself later.
    });
  }

  async #run(): Promise<void> {
    for (let attempt = 0; !this.#abort.signal.aborted;) {
      try {
        const before = this.#sent;
        const view = await this.#step();
        if (view.file) {
          this.model.set({ kind: "done", file: view.file });
          return;
        }
        this.#tell(view.offset, false);
        if (view.offset > before) attempt = 0;
      } catch (fault) {
        if (fault instanceof UploadRefused) {
          this.model.set({ kind: "failed", error: fault.error });
          return;
        }
        // Whatever else there is, a line that is lost or a server that is away, ends by itself.
        this.#tell(this.#sent, true);
        await this.#wait(retryDelayMs(attempt++, this.#line.random()));
      }
    }
  }

  get #sent(): number {
    const model = this.model.get();
    return model.kind === "sending" ? model.sent : 0;
  }

  #tell(sent: number, isHeld: boolean): void {
    if (!this.#abort.signal.aborted) this.model.set({ kind: "sending", sent, isHeld });
  }

  /** Begins it, asks how far it has come after a lost line, or sends the next part. */
  async #step(): Promise<UploadView> {
    const { name, size: bytes } = this.file;
    if (this.#fileId === null) {
      const body = JSON.stringify({ name, bytes });
      const begun = await this.#ask("", { method: "POST", body }, "application/json");
      this.#fileId = begun.fileId;
      return begun;
    }
    const model = this.model.get();
    if (model.kind === "sending" && model.isHeld)
      return this.#ask(`/${this.#fileId}/upload`, { method: "GET" });
    const offset = this.#sent;
    const part = this.file.slice(offset, offset + this.#partBytes);
    const headers = { "upload-offset": `${offset}` };
    const startedAt = performance.now();
    const path = `/${this.#fileId}`;
    const view = await this.#ask(
      path,
      { method: "PATCH", body: part, headers },
      "application/offset+octet-stream",
    );
    this.#adapt(performance.now() - startedAt);
    return view;
  }

  #adapt(tookMs: number): void {
    if (tookMs < quickMs) this.#partBytes = Math.min(fileChunkBytesMax, this.#partBytes * 2);
    if (tookMs > slowMs) this.#partBytes = Math.max(partBytesMin, Math.floor(this.#partBytes / 2));
  }

  async #ask(path: string, init: RequestInit, type?: string): Promise<UploadView> {
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(type ? { "content-type": type } : {}),
    };
    const { signal } = this.#abort;
    const answer = await this.#line.fetch(`/files${path}`, { ...init, headers, signal });
    if (answer.ok) return (await answer.json()) as UploadView;
    const isForLater = answer.status >= 500 || answer.status === 429 || answer.status === 408;
    const error = (await answer.json()) as CommandError;
    // The part that came was not the next one: the offset is asked for.
    if (isForLater || error.code === "file-offset-wrong") throw new Error(error.code);
    // The server has dropped what had come of it, or lost it with its disk.
    throw new UploadRefused(error.code === "not-found" ? gone : error);
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#line.schedule(delayMs, resolve);
      this.#abort.signal.addEventListener("abort", () => resolve());
    });
  }
}
