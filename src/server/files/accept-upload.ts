import { rm, stat } from "node:fs/promises";
import { checkContent } from "#core/file/check-file.ts";
import { fileTypeOf } from "#core/file/file-types.ts";
import type { Account } from "#core/account/account.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";
import { type FileStorage, nameInStorage, nameOfPreview } from "../ports/file-storage.ts";
import { makePicture } from "./make-picture.ts";
import { mediaTypeOf } from "./media-type-of.ts";
import type { Accepted, Upload } from "./upload.ts";

/** Looks at a file that has come whole, and puts it in the storage if it is what it should be. (B-38) */
export async function acceptUpload(
  upload: Upload,
  { account, storage }: { readonly account: Account; readonly storage: FileStorage },
): Promise<Accepted | Refusal> {
  const { fileId, path } = upload;
  const checked = checkContent(account, { name: upload.name, type: await mediaTypeOf(path) });
  if (isRefusal(checked)) return checked;
  const name = nameInStorage(account.accountId, fileId);
  if (fileTypeOf(checked.type)?.kind !== "image") {
    const { size: bytes } = await stat(path);
    await storage.put(name, path);
    return { ...checked, bytes, picture: null };
  }
  const made = { from: path, to: `${path}.made`, preview: `${path}.preview` };
  try {
    const picture = await makePicture(made);
    if (!picture) return { refused: "file-broken", name: upload.name };
    const bytes = (await stat(made.to)).size + (await stat(made.preview)).size;
    await storage.put(nameOfPreview(account.accountId, fileId), made.preview);
    await storage.put(name, made.to);
    return { ...checked, bytes, picture };
  } finally {
    await Promise.all([made.to, made.preview].map((one) => rm(one, { force: true })));
  }
}
