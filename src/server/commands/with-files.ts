import type { CommandId } from "#contract/ids.ts";
import type { StoredFile } from "#core/file/file.ts";
import type { FileId } from "#core/ids.ts";
import type { FilePart } from "#core/message/message-part.ts";
import { isRefusal } from "#core/refusal.ts";
import type { Uploads } from "../files/uploads.ts";
import type { Decision, Prepared } from "../performer/decision.ts";

/** The account's uploads, as messages need them. */
export type UploadedFiles = Pick<Uploads, "attach" | "claim" | "opened">;

interface Files {
  readonly by: StoredFile["by"];
  readonly fileIds: readonly FileId[] | undefined;
  readonly commandId: CommandId;
}

/** Decides on a message with these uploads, which no other message can have from then on. */
export function withFiles(
  uploads: UploadedFiles,
  { by, fileIds = [], commandId }: Files,
  decide: (files: readonly FilePart[]) => Decision,
): Decision {
  if (fileIds.length === 0) return decide([]);
  const files = uploads.attach(by, fileIds, commandId);
  if (isRefusal(files)) return files;
  const decision = decide(files);
  if (!isRefusal(decision)) uploads.claim(files, commandId);
  return decision;
}

/** Prepares a message; one with files waits until those that came before a restart are known again. */
export function preparedWith(
  uploads: UploadedFiles,
  fileIds: readonly FileId[] | undefined,
  prepare: () => Prepared | Promise<Prepared>,
): Prepared | Promise<Prepared> {
  return fileIds?.length ? uploads.opened().then(prepare) : prepare();
}
