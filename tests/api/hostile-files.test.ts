import { request } from "node:http";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatId, FileId } from "#contract/ids.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import { eventually } from "../support/eventually.ts";
import { beginChat, done, newCustomer, words } from "../support/run-command.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { type FileHeaders, askFiles, beginUpload, keyOf, sendPart, upload } from "../support/upload.ts";

let server: TestServer;
let customer: CustomerAsker;
let chatId: ChatId;
let key: FileHeaders;
beforeAll(async () => {
  server = await startTestServer();
  customer = newCustomer(server.parts());
  chatId = await beginChat(server.parts(), customer);
  key = await keyOf(server.parts(), customer);
});
afterAll(() => server.stop());

const bytes = (text: string) => Buffer.from(text, "latin1");
const script = "<script>alert(document.domain)</script>";
const page = `<!doctype html><html><body>${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const plain = (format: "png" | "jpeg" | "gif" | "webp") =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: "red" } })
    .toFormat(format)
    .toBuffer();

async function sent(name: string, content: Buffer): Promise<FileId> {
  const { status, body } = await upload(server.url, key, { name, content: new Uint8Array(content) });
  expect([status, body.code]).toEqual([200, undefined]);
  await done(server.parts(), customer, [
    "customer.write",
    { ...words("", chatId, 9_999), fileIds: [body.fileId] },
  ]);
  return body.fileId;
}
const refused = async (name: string, content: Buffer) =>
  (await upload(server.url, key, { name, content: new Uint8Array(content) })).body.code;

/** Content that runs where it is opened as a page, under names that say so. */
const active: readonly (readonly [name: string, content: Buffer])[] = [
  ["page.html", bytes(page)],
  ["page.htm", bytes(page)],
  ["drawing.svg", bytes(svg)],
  ["data.xml", bytes(`<?xml version="1.0"?>${svg}`)],
  ["said.txt", bytes(page)],
  ["form.pdf", bytes(`%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n${page}`)],
];

test.each(active)("[active content in uploads] %s is a download that runs nowhere", async (name, content) => {
  const fileId = await sent(name, content);
  const answer = await fetch(`${server.url}/files/${fileId}`, { headers: key });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  expect((await fetch(`${server.url}/files/${fileId}/preview`, { headers: key })).status).toBe(404);
});

test.each(["png", "jpeg", "gif", "webp"] as const)(
  "[active content in uploads] a page behind an image of %s is not in what is kept",
  async (format) => {
    const polyglot = Buffer.concat([await plain(format), bytes(page)]);
    const { body } = await upload(server.url, key, { name: "image", content: new Uint8Array(polyglot) });
    // Either it is no image any more, or what is kept is the image alone.
    if (!body.file) {
      expect(body.code).toBe("file-broken");
      return;
    }
    await done(server.parts(), customer, [
      "customer.write",
      { ...words("", chatId, 9_999), fileIds: [body.fileId] },
    ]);
    const answer = await fetch(`${server.url}/files/${body.fileId}`, { headers: key });
    expect(answer.headers.get("content-type")).toBe(`image/${format}`);
    expect(answer.headers.get("content-disposition")).toMatch(/^inline; /);
    expect(Buffer.from(await answer.arrayBuffer()).toString("latin1")).not.toContain("script");
  },
);

test.each([
  ["photo.png", bytes(page), "file-not-as-named"],
  ["photo.jpg", bytes(svg), "file-not-as-named"],
  ["photo.gif", bytes(`GIF89a/*${"x".repeat(99)}*/=1;${script}`), "file-broken"],
  ["photo.jpg", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), bytes(page)]), "file-broken"],
  ["invoice.pdf", bytes(page), "file-not-as-named"],
  ["run.bat", bytes("@echo off\r\nformat c:\r\n"), "file-not-as-named"],
  ["run.js", bytes("alert(1)"), "file-not-as-named"],
  ["setup.exe", Buffer.concat([bytes("MZ"), Buffer.alloc(200)]), "file-kind-not-accepted"],
  ["setup.txt", Buffer.concat([bytes("MZ"), Buffer.alloc(200)]), "file-kind-not-accepted"],
  ["noise.txt", Buffer.from([1, 2, 3, 0, 5]), "file-kind-not-accepted"],
] as const)(
  "[active content in uploads] %s that is something else is refused with its name",
  async (name, content, code) => {
    expect(await refused(name, Buffer.from(content))).toBe(code);
  },
);

test("[active content in uploads] an image that would fill the memory is refused before it is opened", async () => {
  const header = await plain("png");
  // Width and height of the header; the checksum no longer fits, and is not what is asked first.
  header.writeUInt32BE(60_000, 16);
  header.writeUInt32BE(60_000, 20);
  expect(await refused("bomb.png", header)).toBe("file-broken");
});

test("[script in stored text] names are shown and saved without what hides or leads elsewhere", async () => {
  const names = [
    "../../../etc/cron.d/x.txt",
    "bill\u202Efdp.txt",
    "a\r\nset-cookie: x=y.txt",
    '";.txt',
    "aux.txt",
  ];
  for (const name of names) {
    const fileId = await sent(name, bytes("hello"));
    const answer = await fetch(`${server.url}/files/${fileId}`, { headers: key });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const disposition = answer.headers.get("content-disposition")!;
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
    expect(decodeURIComponent(disposition)).not.toMatch(/[/\\\u202E\r\n]/);
  }
  const long = await beginUpload(server.url, key, { name: `${"x".repeat(10_000)}.txt`, bytes: 5 });
  expect(long).toMatchObject({ status: 400, body: { code: "bad-request", with: { field: "name" } } });
});

test("[B-38] 20 MB come whole though the line is cut in the middle of parts, and two lines send at once", async () => {
  const content = new Uint8Array(20_000_000).map((_, index) => 32 + ((index * 7) % 90));
  const { body } = await beginUpload(server.url, key, { name: "long.txt", bytes: content.length });
  const { fileId } = body;
  const offsetNow = async () =>
    (await askFiles(server.url, `/${fileId}/upload`, { headers: key })).body.offset;
  let offset = 0;
  for (let cut = 0; cut < 3; cut++) {
    const line = request(`${server.url}/files/${fileId}`, {
      method: "PATCH",
      headers: {
        ...key,
        "content-type": "application/offset+octet-stream",
        "upload-offset": `${offset}`,
        "content-length": 900_000,
      },
    });
    line.on("error", () => {});
    const closed = new Promise((resolve) => line.once("close", resolve));
    line.write(content.subarray(offset, offset + 300_000 + cut));
    const before = offset;
    // Left hanging the first time, as a line is that a phone has lost; the next one takes over from it.
    if (cut > 0) setTimeout(() => line.destroy(), 50);
    await eventually(async () => expect(await offsetNow()).toBeGreaterThanOrEqual(before));
    await sendPart(server.url, key, { fileId, offset: before, part: content.subarray(before, before) });
    offset = await offsetNow();
    line.destroy();
    await closed;
  }
  let file = null;
  while (!file) {
    const part = content.subarray(offset, offset + 1_000_000);
    const answer = await sendPart(server.url, key, { fileId, offset, part });
    offset = answer.body.offset ?? (await offsetNow());
    file = answer.body.file ?? null;
  }
  expect(file).toMatchObject({ bytes: content.length, type: "text/plain" });
  await done(server.parts(), customer, [
    "customer.write",
    { ...words("", chatId, 9_999), fileIds: [fileId] },
  ]);
  const got = await (await fetch(`${server.url}/files/${fileId}`, { headers: key })).arrayBuffer();
  expect(Buffer.from(got).equals(content)).toBe(true);
});

test("[counted attempts] no more than the size that was said comes in, in however many parts and lines", async () => {
  const { body } = await beginUpload(server.url, key, { name: "a.txt", bytes: 10 });
  const { fileId } = body;
  const part = new Uint8Array(bytes("x".repeat(500_000)));
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, () => sendPart(server.url, key, { fileId, offset: 0, part })),
  );
  expect(answers.length).toBe(8);
  const told = await askFiles(server.url, `/${fileId}/upload`, { headers: key });
  expect(told.body).toMatchObject({ offset: 10, file: { bytes: 10 } });
});
