import type { Account } from "../account/account.ts";
import type { Refusal } from "../refusal.ts";
import { endingOf } from "./file-name.ts";
import { fileTypeOf } from "./file-types.ts";

/** The account's files so far, with those that are on their way. */
export interface FilesSoFar {
  readonly totalBytes: number;
}

/** May a file of this name and size come? Its content is not known yet. (B-38) */
export function whyNotBegin(
  { files }: Pick<Account, "files">,
  file: { readonly name: string; readonly bytes: number },
  { totalBytes }: FilesSoFar,
): Refusal | null {
  const { name, bytes } = file;
  if (files.kinds.length === 0) return { refused: "files-off" };
  if (bytes === 0) return { refused: "file-empty", name };
  if (bytes > files.bytesMax) return { refused: "file-too-large", name, max: files.bytesMax };
  if (totalBytes + bytes > files.totalBytesMax) return { refused: "files-full" };
  return null;
}

/**
 * The name and the type of a file whose content is of this media type. Refused when the account does not accept
 * such files, or when the name says something else. (B-38)
 */
export function checkContent(
  { files }: Pick<Account, "files">,
  { name, type }: { readonly name: string; readonly type: string },
): { readonly name: string; readonly type: string } | Refusal {
  const known = fileTypeOf(type);
  if (!known || !files.kinds.includes(known.kind)) return { refused: "file-kind-not-accepted", name };
  const ending = endingOf(name);
  if (ending === "") return { name: `${name}.${known.endings[0]}`, type };
  return known.endings.includes(ending) ? { name, type } : { refused: "file-not-as-named", name };
}
