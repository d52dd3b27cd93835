import Fastify from "fastify";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtPages, pageRoutes } from "./page-routes.ts";

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
    await pageRoutes(server, folders, async () => []);
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
