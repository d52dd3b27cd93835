import type { FileId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { type FileStorage, nameInStorage, nameOfPreview } from "../ports/file-storage.ts";
import type { Store } from "../ports/store.ts";

/** Delay before files are tried again whose bytes could not be erased. */
const retryAfterMs = 60_000;

/** Most files erased before their rows are deleted. */
const atOnce = 100;

interface Needs {
  readonly logs: Pick<Logs, "accountId">;
  readonly store: Pick<Store, "readLooseFiles" | "forgetFiles">;
  readonly storage: Pick<FileStorage, "remove">;
  readonly clock: Pick<Clock, "after">;
  readonly failed: (fault: unknown) => void;
}

/**
 * Follows the erasure of chats: erases the bytes of files whose rows say that they are gone. A row stays until
 * its bytes are erased, so a server that dies in between, or a storage that fails, loses nothing.
 */
export class EraseFiles {
  readonly #needs: Needs;
  #running: Promise<void> | null = null;
  #isStale = false;
  #isStopped = false;
  #cancelRetry: (() => void) | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Erases everything that is gone. */
  look(): void {
    this.#isStale = true;
    if (this.#isStopped || this.#running) return;
    this.#running = this.#eraseAll()
      .catch((fault: unknown) => {
        this.#needs.failed(fault);
        this.#cancelRetry?.();
        this.#cancelRetry = this.#needs.clock.after(retryAfterMs, () => this.look());
      })
      .finally(() => (this.#running = null));
  }

  /** Resolves when nothing is being erased. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelRetry?.();
    await this.idle();
  }

  /** Erases the bytes of these files, and then their rows. */
  async erase(fileIds: readonly FileId[]): Promise<void> {
    const { logs, store, storage } = this.#needs;
    for (const fileId of fileIds) {
      await storage.remove(nameInStorage(logs.accountId, fileId));
      await storage.remove(nameOfPreview(logs.accountId, fileId));
    }
    await store.forgetFiles(fileIds);
  }

  async #eraseAll(): Promise<void> {
    const { logs, store } = this.#needs;
    while (this.#isStale && !this.#isStopped) {
      this.#isStale = false;
      const loose = await store.readLooseFiles(logs.accountId);
      const gone = loose.flatMap(({ file_id, state }) => (state === "gone" ? [file_id] : []));
      for (let at = 0; at < gone.length && !this.#isStopped; at += atOnce) {
        await this.erase(gone.slice(at, at + atOnce));
      }
    }
  }
}
