import type { Readable } from "node:stream";
import { type CommandError, type ErrorCode, errorCodes } from "#contract/error-codes.ts";
import { fileId as fileIdForm } from "#contract/fields.ts";
import { fileNameLengthMax } from "#contract/limits.ts";
import type { UploadView } from "#contract/views/upload-view.ts";
import { blockOf } from "#core/account/block-of.ts";
import { fileTypeOf } from "#core/file/file-types.ts";
import { type Refusal, isRefusal } from "#core/refusal.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Accounts } from "../account/accounts.ts";
import type { OpenAccount } from "../account/open-account.ts";
import type { Asker } from "../commands/asker.ts";
import { errorOfRefusal } from "../commands/error-of-refusal.ts";
import { whyForbidden } from "../commands/why-forbidden.ts";
import type { FileShares, Share } from "../files/file-shares.ts";
import type { Upload } from "../files/upload.ts";
import type { FileStorage } from "../ports/file-storage.ts";
import type { FileRow } from "../ports/rows.ts";
import type { Store } from "../ports/store.ts";
import { openFile } from "../queries/open-file.ts";
import { filesPath } from "./answer-headers.ts";
import { refuse } from "./refuse.ts";

const beginBody = z.strictObject({
  name: z.string().max(fileNameLengthMax),
  bytes: z.int().min(0),
});

/** The body of a part of a file. */
const partType = "application/offset+octet-stream";

/** How long a browser keeps a file: as long as somebody looks at one chat. */
const forAWhile = "private, max-age=300";

interface Needs {
  readonly accounts: Accounts;
  readonly storage: FileStorage;
  readonly store: Store;
  readonly fileShares: FileShares;
  readonly askerOf: (request: FastifyRequest) => Promise<Asker | null>;
}

/** A request about files, at the home of its account. */
interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly asker: Asker;
  readonly account: OpenAccount;
}

type Params = Readonly<Record<string, string>>;

/**
 * Uploads and downloads of files (B-38). An upload begins with a name and a size and then comes in parts, each of
 * which says where it belongs; after a lost line it goes on from the offset that the server says.
 */
export function fileRoutes(server: FastifyInstance, needs: Needs): void {
  const asked =
    (answer: (asked: Asked) => Promise<unknown>) => (request: FastifyRequest, reply: FastifyReply) =>
      atHome(needs, { request, reply }, answer);
  server.addContentTypeParser(partType, (_request, body, done) => done(null, body));
  server.post(
    filesPath,
    asked((one) => begin(needs, one)),
  );
  server.get(`${filesPath}/:fileId/upload`, asked(withUpload(tell)));
  server.patch(`${filesPath}/:fileId`, asked(withUpload(take)));
  server.delete(`${filesPath}/:fileId`, asked(withUpload(cancel)));
  server.get(
    `${filesPath}/:fileId`,
    asked((one) => fetchFile(needs, one, false)),
  );
  server.get(
    `${filesPath}/:fileId/preview`,
    asked((one) => fetchFile(needs, one, true)),
  );
}

/** Finds out who asks, and counts as a request of their account until it is answered. */
async function atHome(
  { accounts, askerOf }: Needs,
  { request, reply }: Pick<Asked, "request" | "reply">,
  answer: (asked: Asked) => Promise<unknown>,
): Promise<unknown> {
  const asker = await askerOf(request);
  if (!asker) return refuse(reply, "not-signed-in");
  const found = await accounts.find(asker.accountId);
  if (!("account" in found)) return refuse(reply, "error" in found ? found.error : "home-away");
  const { account } = found;
  return account.parts.gates.requests.run(() => answer({ request, reply, asker, account }));
}

async function begin({ fileShares }: Needs, { request, reply, asker, account }: Asked): Promise<unknown> {
  const body = beginBody.safeParse(request.body);
  if (!body.success)
    return refuse(reply, "bad-request", { field: body.error.issues[0]?.path.join(".") ?? "" });
  const { logs, uploads, budgets, gates } = account.parts;
  const why = mayUpload(account, asker);
  if (why) return sendError(reply, why);
  let share: Share | null = null;
  if (asker.kind === "customer") {
    if (blockOf(logs.account, asker.customerId, gates.clock.now())) return refuse(reply, "customer-blocked");
    const sender = { ...asker, address: request.ip };
    const spent = budgets.spendFile(body.data.bytes, sender);
    if (spent) return sendError(reply, spent);
    const roomBytes = logs.account.files.totalBytesMax;
    share = fileShares.of({ bytes: body.data.bytes, roomBytes }, sender);
  }
  const begun = await uploads.begin(byOf(asker), body.data, share);
  if (isRefusal(begun)) return sendRefusal(account, reply, begun);
  return reply.status(201).send(viewOf(begun));
}

/** Sending a file is part of a message, and needs what that needs. */
function mayUpload({ parts: { logs } }: OpenAccount, asker: Asker): CommandError | null {
  return whyForbidden(asker.kind === "customer" ? "customer.chat" : "chat.handle", logs.account, asker);
}

function withUpload(answer: (asked: Asked, upload: Upload) => Promise<unknown>) {
  return async (asked: Asked): Promise<unknown> => {
    const { request, reply, asker, account } = asked;
    const fileId = fileIdForm.safeParse((request.params as Params)["fileId"]);
    const upload = fileId.success ? await account.parts.uploads.find(fileId.data, byOf(asker)) : null;
    return upload ? answer(asked, upload) : refuse(reply, "not-found");
  };
}

/** How far an upload has come, and what became of it. */
async function tell({ reply, account }: Asked, upload: Upload): Promise<unknown> {
  await account.parts.uploads.check(upload);
  const { outcome } = upload;
  return outcome && isRefusal(outcome) ? sendRefusal(account, reply, outcome) : reply.send(viewOf(upload));
}

async function take(asked: Asked, upload: Upload): Promise<unknown> {
  const { request, reply, account } = asked;
  const offset = z.coerce.number().int().min(0).safeParse(request.headers["upload-offset"]);
  const isPart = request.headers["content-type"] === partType;
  if (!isPart || !offset.success) return refuse(reply, "bad-request", { field: "upload-offset" });
  const isNext = await account.parts.uploads.take(upload, offset.data, request.body as Readable);
  if (!isNext) return refuse(reply, "file-offset-wrong", { offset: upload.offset });
  return tell(asked, upload);
}

async function cancel({ reply, account }: Asked, upload: Upload): Promise<unknown> {
  await account.parts.uploads.cancel(upload);
  return reply.send({});
}

async function fetchFile(
  { storage, store }: Needs,
  { request, reply, asker, account }: Asked,
  isPreview: boolean,
): Promise<unknown> {
  const fileId = fileIdForm.safeParse((request.params as Params)["fileId"]);
  if (!fileId.success) return refuse(reply, "not-found");
  const { logs } = account.parts;
  const found = await openFile({ logs, store, storage }, { fileId: fileId.data, isPreview }, asker);
  if (!found) return refuse(reply, "not-found");
  const { file, opened } = found;
  const isImage = isPreview || fileTypeOf(file.type)?.kind === "image";
  return reply
    .header("content-type", isPreview ? "image/webp" : isImage ? file.type : "application/octet-stream")
    .header("content-disposition", dispositionOf(file, isImage))
    .header("content-length", opened.bytes)
    .header("cache-control", forAWhile)
    .send(opened.stream);
}

/** Only a plain image is shown; everything else is a download, whatever the browser takes it for. */
function dispositionOf({ name }: FileRow, isImage: boolean): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${isImage ? "inline" : "attachment"}; filename*=UTF-8''${encoded}`;
}

function viewOf({ fileId, offset, stored }: Upload): UploadView {
  if (!stored) return { fileId, offset, file: null };
  const { by: _by, ...file } = stored;
  return { fileId, offset, file: { kind: "file", ...file } };
}

function byOf(asker: Asker) {
  return asker.kind === "customer"
    ? ({ kind: "customer", id: asker.customerId } as const)
    : ({ kind: "user", id: asker.userId } as const);
}

function sendRefusal({ parts: { logs } }: OpenAccount, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendError(reply, errorOfRefusal(logs.account, refusal));
}

function sendError(reply: FastifyReply, error: CommandError): FastifyReply {
  const code: ErrorCode = error.code;
  return reply.status(errorCodes[code].httpStatus).send(error);
}
