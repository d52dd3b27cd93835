import { fileChunkBytesMax } from "#contract/limits.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { FileId } from "#contract/ids.ts";
import type { UploadView } from "#contract/views/upload-view.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import type { Parts } from "./running-parts.ts";

/** The headers by which somebody sends and fetches files. */
export type FileHeaders = Readonly<Record<string, string>>;

export interface FileAnswer {
  readonly status: number;
  readonly body: UploadView & CommandError;
}

export async function keyOf({ fileKeys }: Parts, customer: CustomerAsker): Promise<FileHeaders> {
  return { authorization: `Bearer ${await fileKeys.keyFor(customer)}` };
}

export async function askFiles(
  url: string,
  path: string,
  { method = "GET", headers, body }: { method?: string; headers: FileHeaders; body?: BodyInit },
): Promise<FileAnswer> {
  const answer = await fetch(`${url}/files${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as FileAnswer["body"] };
}

export function beginUpload(url: string, headers: FileHeaders, file: { name: string; bytes: number }) {
  const json = { ...headers, "content-type": "application/json" };
  return askFiles(url, "", { method: "POST", headers: json, body: JSON.stringify(file) });
}

export function sendPart(
  url: string,
  headers: FileHeaders,
  { fileId, offset, part }: { fileId: FileId; offset: number; part: Uint8Array<ArrayBuffer> },
) {
  const its = { "content-type": "application/offset+octet-stream", "upload-offset": `${offset}` };
  return askFiles(url, `/${fileId}`, { method: "PATCH", headers: { ...headers, ...its }, body: part });
}

/** Sends a whole file, in parts as large as they may be; the answer is the last one. */
export async function upload(
  url: string,
  headers: FileHeaders,
  { name, content }: { name: string; content: Uint8Array<ArrayBuffer> },
): Promise<FileAnswer> {
  let answer = await beginUpload(url, headers, { name, bytes: content.length });
  const { fileId } = answer.body;
  for (let offset = 0; answer.status < 300 && offset < content.length;) {
    const part = content.subarray(offset, offset + fileChunkBytesMax);
    answer = await sendPart(url, headers, { fileId, offset, part });
    offset += part.length;
  }
  return answer;
}

/** The file of an upload that must be accepted. */
export async function uploaded(...of: Parameters<typeof upload>): Promise<FileId> {
  const { status, body } = await upload(...of);
  if (status !== 200 || !body.file) throw new Error(`The upload was refused: ${status} ${body.code}`);
  return body.fileId;
}
