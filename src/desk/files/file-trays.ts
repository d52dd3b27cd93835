import type { FileUpload, UploadModel } from "#client/file-upload.ts";
import { ModelStore } from "#client/model-store.ts";
import type { ChatId, FileId } from "#contract/ids.ts";
import type { Platform } from "#client/platform.ts";

/** A file that goes with the next reply to a chat. */
export interface TrayFile {
  readonly id: string;
  readonly file: File;
  readonly state: UploadModel;
}

type Trays = Readonly<Record<ChatId, readonly TrayFile[]>>;

const nothing: readonly TrayFile[] = [];
const begun: UploadModel = { kind: "sending", sent: 0, isHeld: false };

/** The files that an agent has chosen for replies, by chat: those of one are never another's. (F-30) */
export class FileTrays {
  readonly model = new ModelStore<Trays>({});
  readonly #uploads = new Map<string, FileUpload>();
  readonly #platform: Pick<Platform, "newId" | "random" | "schedule">;

  constructor(platform: Pick<Platform, "newId" | "random" | "schedule">) {
    this.#platform = platform;
  }

  /** The same list until it changes. */
  read(chatId: ChatId): readonly TrayFile[] {
    return this.model.get()[chatId] ?? nothing;
  }

  /** Sends these files to the server, where they wait for the reply. */
  add(chatId: ChatId, files: readonly File[]): void {
    const added = files.map((file) => ({ id: this.#platform.newId(), file, state: begun }));
    this.#set(chatId, [...this.read(chatId), ...added]);
    for (const { id, file } of added) void this.#send(chatId, id, file);
  }

  /** Takes a file out again, whatever became of it. */
  remove(chatId: ChatId, id: string): void {
    this.#uploads.get(id)?.cancel();
    this.#drop(chatId, [id]);
  }

  /** Begins a file anew that was refused. */
  retry(chatId: ChatId, id: string): void {
    const tried = this.read(chatId).find((one) => one.id === id);
    if (!tried) return;
    this.#tell(chatId, id, begun);
    void this.#send(chatId, id, tried.file);
  }

  /** Takes out the files that have come whole: they go with a reply. */
  take(chatId: ChatId): FileId[] {
    const done = this.read(chatId).flatMap(({ id, state }) =>
      state.kind === "done" ? [{ id, fileId: state.file.fileId }] : [],
    );
    this.#drop(
      chatId,
      done.map(({ id }) => id),
    );
    return done.map(({ fileId }) => fileId);
  }

  async #send(chatId: ChatId, id: string, file: File): Promise<void> {
    const { FileUpload: Upload } = await import("#client/file-upload.ts");
    if (!this.read(chatId).some((one) => one.id === id)) return;
    const { schedule, random } = this.#platform;
    const upload = new Upload(file, { fetch: (path, init) => fetch(path, init), schedule, random });
    this.#uploads.set(id, upload);
    upload.model.subscribe(() => this.#tell(chatId, id, upload.model.get()));
  }

  #tell(chatId: ChatId, id: string, state: UploadModel): void {
    this.#set(
      chatId,
      this.read(chatId).map((one) => (one.id === id ? { ...one, state } : one)),
    );
  }

  #drop(chatId: ChatId, ids: readonly string[]): void {
    for (const id of ids) this.#uploads.delete(id);
    this.#set(
      chatId,
      this.read(chatId).filter(({ id }) => !ids.includes(id)),
    );
  }

  #set(chatId: ChatId, files: readonly TrayFile[]): void {
    this.model.set({ ...this.model.get(), [chatId]: files });
  }
}
