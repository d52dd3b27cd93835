import type { Account } from "../account/account.ts";
import type { FilePart } from "../message/message-part.ts";
import type { Refusal } from "../refusal.ts";
import type { StoredFile } from "./file.ts";

/** The parts of a message that are these files. `null` stands for one that is not there. (B-38) */
export function attachFiles(
  { files: rules }: Pick<Account, "files">,
  by: StoredFile["by"],
  files: readonly (StoredFile | null)[],
): readonly FilePart[] | Refusal {
  if (files.length > rules.perMessageMax) return { refused: "too-many-files", max: rules.perMessageMax };
  const parts: FilePart[] = [];
  for (const file of files) {
    const isTheirs = file?.by.kind === by.kind && file.by.id === by.id;
    if (!isTheirs || parts.some(({ fileId }) => fileId === file.fileId)) return { refused: "file-unknown" };
    const { by: _by, ...facts } = file;
    parts.push({ kind: "file", ...facts });
  }
  return parts;
}
