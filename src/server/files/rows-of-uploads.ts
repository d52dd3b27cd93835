import type { CustomerId, UserId } from "#core/ids.ts";
import type { FileRow } from "../ports/rows.ts";
import { type Accepted, Upload } from "./upload.ts";

type Found = { readonly state: "coming" } | ({ readonly state: "ready" } & Accepted);

/** The row of a file that was not sent yet. */
export function looseRow({ fileId, by, name, size }: Upload, found: Found): Omit<FileRow, "account_id"> {
  const accepted = found.state === "ready" ? found : { name, type: "", bytes: size, picture: null };
  return {
    file_id: fileId,
    state: found.state,
    chat_id: null,
    by_kind: by.kind,
    by_id: by.id,
    name: accepted.name,
    type: accepted.type,
    bytes: accepted.bytes,
    width: accepted.picture?.width ?? null,
    height: accepted.picture?.height ?? null,
  };
}

/** The file of such a row, as far as it had come. */
export async function uploadOfRow(row: FileRow, path: string, now: number): Promise<Upload> {
  const { file_id: fileId, name, type, bytes, width, height } = row;
  const by =
    row.by_kind === "customer"
      ? ({ kind: "customer", id: row.by_id as CustomerId } as const)
      : ({ kind: "user", id: row.by_id as UserId } as const);
  const upload = new Upload({ fileId, name, bytes, by, path }, now);
  if (row.state === "ready") {
    const picture = width === null || height === null ? null : { width, height };
    upload.outcome = { name, type, bytes, picture };
  } else {
    await upload.recover();
  }
  return upload;
}
