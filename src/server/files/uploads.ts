import { join } from "node:path";
import type { Readable } from "node:stream";
import type { CommandId } from "#contract/ids.ts";
import { attachFiles } from "#core/file/attach-files.ts";
import { whyNotBegin } from "#core/file/check-file.ts";
import type { StoredFile } from "#core/file/file.ts";
import { fileNameOf } from "#core/file/file-name.ts";
import type { FileId } from "#core/ids.ts";
import { type FilePart, filesIn } from "#core/message/message-part.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Logs } from "../logs/logs.ts";
import { wordsOf } from "../logs/evolve-state.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileStorage } from "../ports/file-storage.ts";
import type { Ids } from "../ports/ids.ts";
import { type Store, StoreBusyFault, type StoredEvent } from "../ports/store.ts";
import { acceptUpload } from "./accept-upload.ts";
import { EraseFiles } from "./erase-files.ts";
import type { Share } from "./file-shares.ts";
import { looseRow, uploadOfRow } from "./rows-of-uploads.ts";
import { Upload } from "./upload.ts";

/** Most files of one sender that are coming or wait to be sent. */
export const uploadsOfOneMax = 30;
/** How long nothing may come of a file that was begun. */
export const uploadIdleMs = 10 * 60_000;
/** How long a file that has come whole waits for its message. */
export const unsentMs = 60 * 60_000;

const lookEveryMs = 60_000;

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly storage: FileStorage;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly failed: (fault: unknown) => void;
}

type By = StoredFile["by"];

/**
 * The files of one account that are on their way or wait for their message, at the account's home. Each has a
 * row, so that it goes on after a restart; its bytes so far lie in the storage's incoming folder. (B-38)
 */
export class Uploads {
  readonly #needs: Needs;
  readonly #uploads = new Map<FileId, Upload>();
  readonly #eraser: EraseFiles;
  /** Bytes of the files that were sent and are kept. */
  #sentBytes = 0;
  #opening: Promise<void> | null = null;
  #isCounting = false;
  #cancelLook: (() => void) | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#eraser = new EraseFiles(needs);
    needs.bus.subscribe(({ news, erased }) => {
      for (const { kind, events } of news) if (kind === "chat") this.#noticeSent(events);
      if (erased?.some(({ kind }) => kind === "chat")) this.#chatsErased();
    });
  }

  /** Reads what a server left behind, in the background. */
  start(): void {
    this.#eraser.look();
    this.opened().catch(this.#needs.failed);
  }

  async stop(): Promise<void> {
    this.#cancelLook?.();
    await Promise.all([...this.#uploads.values()].map((upload) => upload.takeOver()));
    await this.#eraser.stop();
  }

  /** Resolves when the rows of a server before have been read. */
  async opened(): Promise<void> {
    this.#opening ??= this.#open().catch((fault: unknown) => {
      this.#opening = null;
      throw fault;
    });
    await this.#opening;
  }

  /** Files that are on their way or wait for their message. */
  get held(): number {
    return this.#uploads.size;
  }

  /** Resolves when nothing is being erased. */
  idle(): Promise<void> {
    return this.#eraser.idle();
  }

  /** Begins an upload; nothing of it has come. `share`: what it takes of the room, where that is bounded. */
  async begin(
    by: By,
    given: { readonly name: string; readonly bytes: number },
    share: Share | null,
  ): Promise<Upload | Refusal> {
    await this.opened();
    const { logs, clock, ids, storage } = this.#needs;
    const folder = await storage.incomingFolder();
    // From here on nothing is awaited, so that uploads that begin together keep to the limits.
    const file = { name: fileNameOf(given.name), bytes: given.bytes };
    const ofThem = [...this.#uploads.values()].filter((upload) => upload.isBy(by));
    if (ofThem.length >= uploadsOfOneMax) return { refused: "too-many-uploads" };
    const refusal = whyNotBegin(logs.account, file, { totalBytes: this.#totalBytes });
    if (refusal) return refusal;
    if (share?.take() === false) return { refused: "files-full" };
    const fileId = ids.next<FileId>();
    const dropped = () => share?.giveBack();
    const upload = new Upload({ ...file, fileId, by, path: join(folder, fileId), dropped }, clock.steady());
    this.#uploads.set(fileId, upload);
    try {
      await this.#save(upload, { state: "coming" });
    } catch (fault) {
      this.#forget(upload);
      throw fault;
    }
    this.#lookLater();
    return upload;
  }

  /** The upload of this sender; `null`: they have none of this id. */
  async find(fileId: FileId, by: By): Promise<Upload | null> {
    await this.opened();
    const upload = this.#uploads.get(fileId);
    if (!upload || !upload.isBy(by)) return null;
    upload.touchedAt = this.#needs.clock.steady();
    return upload;
  }

  /** Takes more of an upload. `false`: it goes on from another offset. */
  async take(upload: Upload, offset: number, body: Readable): Promise<boolean> {
    if (!(await upload.append(offset, body))) return false;
    upload.touchedAt = this.#needs.clock.steady();
    return true;
  }

  /** Looks at an upload that has come whole, once. */
  async check(upload: Upload): Promise<void> {
    if (!upload.isWhole || upload.outcome) return;
    upload.checking ??= this.#check(upload)
      // The file may have been moved already: an upload that is no longer there comes again.
      .catch((fault: unknown) => upload.recover().then(() => Promise.reject(fault as Error)))
      .finally(() => (upload.checking = null));
    await upload.checking;
  }

  async cancel(upload: Upload): Promise<void> {
    this.#forget(upload);
    await upload.discard();
    await this.#eraser.erase([upload.fileId]);
  }

  /** The parts of a message that are these files. */
  attach(by: By, fileIds: readonly FileId[] = [], commandId: CommandId): readonly FilePart[] | Refusal {
    const files = fileIds.map((fileId) => {
      const upload = this.#uploads.get(fileId);
      const isFree = upload?.sentWith === null || upload?.sentWith === commandId;
      return upload && isFree ? upload.stored : null;
    });
    return attachFiles(this.#needs.logs.account, by, files);
  }

  /** From here on no other message can have these files. */
  claim(parts: readonly FilePart[], commandId: CommandId): void {
    for (const { fileId } of parts) {
      const upload = this.#uploads.get(fileId);
      if (upload) upload.sentWith = commandId;
    }
  }

  #forget(upload: Upload): void {
    if (this.#uploads.delete(upload.fileId)) upload.dropped();
  }

  get #totalBytes(): number {
    return [...this.#uploads.values()].reduce((sum, { size }) => sum + size, this.#sentBytes);
  }

  async #check(upload: Upload): Promise<void> {
    const { logs, storage } = this.#needs;
    const outcome = await acceptUpload(upload, { account: logs.account, storage });
    // Stored before anybody is told, so that what was accepted outlives the server.
    if (!("refused" in outcome)) await this.#save(upload, { state: "ready", ...outcome });
    upload.outcome = outcome;
    await upload.takeOffDisk();
  }

  async #save(upload: Upload, change: Parameters<typeof looseRow>[1]): Promise<void> {
    const { logs, store } = this.#needs;
    const { accountId, epoch } = logs;
    const row = { table: "file", values: { ...looseRow(upload, change), account_id: accountId } } as const;
    const { kind } = await store.save({ accountId, epoch, appends: [], rows: [row] });
    if (kind === "moved") throw new StoreBusyFault("The account has another home by now");
  }

  #noticeSent(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.type !== "message.sent") continue;
      for (const { fileId, bytes } of filesIn(wordsOf(event).parts)) {
        // Told once: whoever reads a log again has not heard of its events.
        if (this.#uploads.delete(fileId)) this.#sentBytes += bytes;
      }
    }
  }

  #chatsErased(): void {
    this.#eraser.look();
    if (this.#isCounting) return;
    // Once, however many batches of chats go.
    this.#isCounting = true;
    this.#eraser
      .idle()
      .then(() => {
        this.#isCounting = false;
        return this.#count();
      })
      .catch(this.#needs.failed);
  }

  async #count(): Promise<void> {
    this.#sentBytes = await this.#needs.store.sumFileBytes(this.#needs.logs.accountId);
  }

  async #open(): Promise<void> {
    const { logs, store, storage, clock } = this.#needs;
    await this.#count();
    const rows = await store.readLooseFiles(logs.accountId);
    for (const row of rows) {
      if (row.state === "gone") continue;
      const path = join(await storage.incomingFolder(), row.file_id);
      this.#uploads.set(row.file_id, await uploadOfRow(row, path, clock.steady()));
    }
    this.#lookLater();
  }

  #lookLater(): void {
    if (this.#cancelLook || this.#uploads.size === 0) return;
    this.#cancelLook = this.#needs.clock.after(lookEveryMs, () => {
      this.#cancelLook = null;
      this.#dropOld();
      this.#lookLater();
    });
  }

  #dropOld(): void {
    const now = this.#needs.clock.steady();
    for (const upload of this.#uploads.values()) {
      const keptMs = upload.stored ? unsentMs : uploadIdleMs;
      if (now - upload.touchedAt >= keptMs) this.cancel(upload).catch(this.#needs.failed);
    }
  }
}
