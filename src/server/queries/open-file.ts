import type { FileId } from "#core/ids.ts";
import { may } from "#core/permission/may.ts";
import type { Asker } from "../commands/asker.ts";
import { actorOf } from "../commands/why-forbidden.ts";
import type { Logs } from "../logs/logs.ts";
import { type FileStorage, type OpenedFile, nameInStorage, nameOfPreview } from "../ports/file-storage.ts";
import type { FileRow } from "../ports/rows.ts";
import type { Store } from "../ports/store.ts";

interface Needs {
  readonly logs: Logs;
  readonly store: Pick<Store, "readFile">;
  readonly storage: Pick<FileStorage, "open">;
}

interface Asked {
  readonly fileId: FileId;
  readonly isPreview: boolean;
}

/**
 * A file that was sent in a chat which the asker may see; `null`: for this asker there is none, whether it is
 * somebody else's or was never there. (B-38)
 */
export async function openFile(
  { logs, store, storage }: Needs,
  { fileId, isPreview }: Asked,
  asker: Asker,
): Promise<{ readonly file: FileRow; readonly opened: OpenedFile } | null> {
  const file = await store.readFile(fileId);
  if (file?.account_id !== logs.accountId || !file.chat_id) return null;
  const chat = await logs.load("chat", file.chat_id);
  const permission = asker.kind === "customer" ? "customer.chat" : "chat.read";
  if (!chat || !may(actorOf(logs.account, asker), permission, { kind: "chat", chat })) return null;
  const name = isPreview ? nameOfPreview : nameInStorage;
  const opened = await storage.open(name(logs.accountId, fileId));
  return opened && { file, opened };
}
