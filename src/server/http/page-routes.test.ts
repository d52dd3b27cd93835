import Fastify from "fastify";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtPages, pageRoutes } from "./page-routes.ts";

const noWidgets = { findWidget: async () => null, isStaff: async () => false };

const files = {
  "newest/desk/index.html": "newest desk",
  "newest/desk/assets/desk-new.js": "newest",
  "newest/widget/frame/index.html": "newest chat",
  "newest/widget/launcher/chat.js": "launcher",
  "before/desk/index.html": "desk of before",
  "before/desk/assets/part-old.js": "part of the desk",
  "before/desk/secret.js": "no asset",
  "before/widget/frame/assets/part-old.js": "part of the chat",
};

describe("[W-2] a file that the build has compressed", () => {
  const text = "the file itself";
  const url = "/chat.js";
  const server = Fastify();
  let build: string;

  beforeAll(async () => {
    build = await mkdtemp(join(tmpdir(), "bellhop-build-"));
    for (const part of ["desk", "widget/frame", "widget/launcher"])
      await mkdir(join(build, part), { recursive: true });
    const file = join(build, "widget/launcher/chat.js");
    await writeFile(file, text);
    await writeFile(`${file}.br`, brotliCompressSync(text));
    await writeFile(`${file}.gz`, gzipSync(text));
    const folders = { ...(await builtPages(join(build, "server"))), older: [] };
    await pageRoutes(server, folders, noWidgets);
  });
  afterAll(async () => {
    await server.close();
    await rm(build, { recursive: true });
  });

  test.each([
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["identity", undefined, (bytes: Buffer) => bytes],
    ["", undefined, (bytes: Buffer) => bytes],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ])("is sent to who accepts %j as %s", async (accepted, encoding, unpack) => {
    const answer = await server.inject({ url, headers: { "accept-encoding": accepted } });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers.vary).toBe("accept-encoding");
    expect(answer.headers["content-type"]).toBe("application/javascript; charset=utf-8");
    expect(unpack(answer.rawPayload).toString()).toBe(text);
  });

  test("has a mark of its own in each form, by which a browser asks again", async () => {
    const forms = ["br", "gzip", "identity"];
    const marks = new Map<string, string>();
    for (const form of forms) {
      const answer = await server.inject({ url, headers: { "accept-encoding": form } });
      marks.set(form, String(answer.headers.etag));
    }
    expect(new Set(marks.values()).size).toBe(forms.length);
    for (const [form, mark] of marks) {
      const headers = { "accept-encoding": form, "if-none-match": mark };
      expect((await server.inject({ url, headers })).statusCode).toBe(304);
    }
  });
});

describe("[U-1] files of a build of before", () => {
  const server = Fastify();
  let builds: string;

  beforeAll(async () => {
    builds = await mkdtemp(join(tmpdir(), "bellhop-builds-"));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(builds, path)), { recursive: true });
      await writeFile(join(builds, path), text);
    }
    const folders = await builtPages(join(builds, "newest", "server"));
    await pageRoutes(server, folders, noWidgets);
  });
  afterAll(async () => {
    await server.close();
    await rm(builds, { recursive: true });
  });

  test.each([
    ["/assets/part-old.js", "part of the desk"],
    ["/assets/part-old.js?v=2", "part of the desk"],
    ["/chat/assets/part-old.js", "part of the chat"],
    ["/assets/desk-new.js", "newest"],
  ])("are served at %s, to be kept for ever", async (url, text) => {
    const answer = await server.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([200, text]);
    expect(answer.headers["cache-control"]).toContain("immutable");
    const { etag } = answer.headers;
    const again = await server.inject({ url, headers: { "if-none-match": String(etag) } });
    expect(again.statusCode).toBe(304);
    const part = await server.inject({ url, headers: { range: "bytes=0-3" } });
    expect([part.statusCode, part.body]).toEqual([206, text.slice(0, 4)]);
    const head = await server.inject({ url, method: "HEAD" });
    expect([head.statusCode, head.body]).toEqual([200, ""]);
    expect(head.headers["content-length"]).toBe(String(text.length));
  });

  test.each(["POST", "PUT", "DELETE"] as const)("are there for nobody who sends %s", async (method) => {
    const answer = await server.inject({ url: "/assets/part-old.js", method });
    expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([404, undefined]);
  });

  test.each([
    "/assets/../secret.js",
    "/assets/%2e%2e/secret.js",
    "/assets/..%2fsecret.js",
    "/assets/..\\secret.js",
    "/assets/part-old.js/",
    "/assets/",
    "/assets/.",
    "//assets/part-old.js",
    "/chat/assets/../../desk/secret.js",
    "/secret.js",
  ])("nothing else is found: %s", async (url) => {
    expect((await server.inject(url)).statusCode).not.toBe(200);
  });
});
