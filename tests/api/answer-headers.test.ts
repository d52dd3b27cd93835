import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/ask.ts";
import { answerOf, askUpgrade } from "../support/raw-upgrade.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const token = "a token for the figures";
const host = "chat.example";
const publicUrl = `https://${host}`;
const securityContact = { contacts: ["mailto:kim@acme.example"], languages: ["en"] };
const person = { email: "kim@acme.example", password: "correct horse" };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ publicUrl, metricsToken: token, requestWithinMs: 1_000, securityContact });
});
afterAll(() => server.stop());

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": expect.stringContaining("camera=()") as string,
  "strict-transport-security": expect.stringMatching(/^max-age=\d{8}$/) as string,
};
const ofDesk = {
  ...everywhere,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/) as string,
};
const ofChat = {
  ...everywhere,
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
  "content-security-policy": expect.stringMatching(/default-src 'none'.*worker-src 'self'$/) as string,
};
const personal = { "cache-control": "no-store" };
const asked = { "cache-control": "no-cache" };
const forEver = { "cache-control": "public, max-age=31536000, immutable" };

const ofPlainPage = {
  ...everywhere,
  "cross-origin-resource-policy": "cross-origin",
  "content-security-policy": expect.stringMatching(
    /default-src 'none'; (?!.*script-src).*frame-ancestors \*/,
  ) as string,
};

const ofFiles = {
  ...everywhere,
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; sandbox",
};

/** Kinds of answers: how to get one, its status, and its headers. */
const kinds = {
  "the desk's page": { path: "/", status: 200, headers: { ...ofDesk, ...asked } },
  "a page of the desk": {
    path: "/settings",
    status: 200,
    accept: "text/html",
    headers: { ...ofDesk, ...asked },
  },
  "a file of the desk": {
    path: "/assets/index-0a1b2c3d.js",
    status: 200,
    headers: { ...ofDesk, ...forEver },
  },
  "the chat without scripts": {
    path: "/chat/nowhere",
    status: 404,
    headers: { ...ofPlainPage, ...personal },
  },
  "a late file of the desk that was open before an upgrade": {
    path: "/assets/dialog-9f8e7d6c.js",
    status: 200,
    headers: { ...ofDesk, ...forEver },
  },
  "a late file of the chat that was open before an upgrade": {
    path: "/chat/assets/dialog-9f8e7d6c.js",
    status: 200,
    headers: { ...ofChat, ...forEver },
  },
  "a file that no build has": { path: "/assets/dialog-00000000.js", status: 404, headers: ofDesk },
  "a file outside of a build": { path: "/assets/..%2Fdialog-9f8e7d6c.js", status: 404, headers: ofDesk },
  "the chat's page": { path: "/chat/", status: 200, headers: { ...ofChat, ...asked } },
  "a file of the chat": {
    path: "/chat/assets/index-0a1b2c3d.js",
    status: 200,
    headers: { ...ofChat, ...forEver },
  },
  "the chat's script": {
    path: "/chat.js?v=1",
    status: 200,
    headers: {
      ...ofChat,
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800",
    },
  },
  "what the chat's script loads": {
    path: "/chat-panel.js?2",
    status: 200,
    headers: {
      ...ofChat,
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800",
    },
  },
  "what the chat's script loads for a page that says something": {
    path: "/chat-page.js",
    status: 200,
    headers: { ...ofChat, "access-control-allow-origin": "*" },
  },
  "the types of what pages can say": {
    path: "/chat.d.ts",
    status: 200,
    headers: { ...ofChat, "content-type": "text/plain; charset=utf-8" },
  },
  "whether a chat may begin": {
    path: "/api/chat/availability?widget=nowhere",
    status: 404,
    headers: { ...ofDesk, ...personal, "access-control-allow-origin": "*" },
  },
  "the words beside the chat": {
    path: "/chat-words.js?language=de",
    status: 200,
    headers: {
      ...ofChat,
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800",
    },
  },
  "no such page": { path: "/nothing", status: 404, headers: { ...ofDesk, ...personal } },
  "nothing of the chat's": { path: "/chat/nothing.html", status: 404, headers: { ...ofChat, ...personal } },
  "who one is": { path: "/api/me", status: 200, headers: { ...ofDesk, ...personal } },
  "a sign-in": { path: "/api/sign-in", body: person, status: 200, headers: { ...ofDesk, ...personal } },
  "a failed sign-in": {
    path: "/api/sign-in",
    body: { ...person, password: "another" },
    status: 401,
    headers: { ...ofDesk, ...personal },
  },
  "a sign-out": { path: "/api/sign-out", body: {}, status: 200, headers: { ...ofDesk, ...personal } },
  "a second set-up": { path: "/api/set-up", body: {}, status: 400, headers: { ...ofDesk, ...personal } },
  "a changed password": {
    path: "/api/change-password",
    body: {},
    status: 401,
    headers: { ...ofDesk, ...personal },
  },
  "one's sessions": { path: "/api/sessions", status: 401, headers: { ...ofDesk, ...personal } },
  "an ended session": {
    path: "/api/end-session",
    body: {},
    status: 401,
    headers: { ...ofDesk, ...personal },
  },
  "a customer's secret that is kept": {
    path: "/api/chat/keep",
    body: {},
    status: 400,
    headers: { ...ofDesk, ...personal },
  },
  "a customer's secret that is forgotten": {
    path: "/api/chat/forget",
    body: { widgetId: "widget-one" },
    status: 200,
    headers: { ...ofDesk, ...personal },
  },
  health: { path: "/health", status: 200, headers: { ...ofDesk, ...personal } },
  "figures without a token": { path: "/metrics", status: 401, headers: { ...ofDesk, ...personal } },
  "whom to tell of weaknesses": {
    path: "/.well-known/security.txt",
    status: 200,
    headers: { ...ofDesk, ...asked, "content-type": "text/plain; charset=utf-8" },
  },
  figures: { path: "/metrics", status: 200, token, headers: { ...ofDesk, ...personal } },
  "a file that is sent": { path: "/files", body: {}, status: 401, headers: { ...ofFiles, ...personal } },
  "a file": { path: "/files/nowhere", status: 401, headers: { ...ofFiles, ...personal } },
  "a file's preview": { path: "/files/nowhere/preview", status: 401, headers: { ...ofFiles, ...personal } },
  "how far a file came": { path: "/files/nowhere/upload", status: 401, headers: { ...ofFiles, ...personal } },
  "an address that is none": { path: "/%zz", status: 400, headers: { ...ofDesk, ...personal } },
  "another host": { path: "/", status: 421, host: "x.example", headers: { ...ofDesk, ...personal } },
} as const;

interface Kind {
  readonly path: string;
  readonly status: number;
  readonly headers: object;
  readonly accept?: string;
  readonly body?: object;
  readonly token?: string;
  readonly host?: string;
}

describe("[A-14] the headers of", () => {
  test.each(Object.entries<Kind>(kinds))("%s", async (_name, kind) => {
    const headers = {
      host: kind.host ?? host,
      ...(kind.accept ? { accept: kind.accept } : {}),
      ...(kind.token ? { authorization: `Bearer ${kind.token}` } : {}),
    };
    const answer = await ask(server.url, kind.path, { headers, ...(kind.body ? { body: kind.body } : {}) });
    expect(answer.status).toBe(kind.status);
    expect(answer.headers).toMatchObject(kind.headers);
    for (const name of ["server", "x-powered-by"]) expect(answer.headers).not.toHaveProperty(name);
  });

  test("each route there is: the table leaves none out", () => {
    const paths = Object.values<Kind>(kinds).map(({ path }) => path.split("?")[0]);
    const routes = server.parts().routes.filter(({ method }) => method !== "HEAD");
    const left = routes.map(({ url }) => url.replace(/:.*/, "nowhere")).filter((url) => !paths.includes(url));
    expect(left).toEqual(["/preview/*", "/index.html", "/chat/assets/*"]);
    expect(routes.length).toBeGreaterThan(8);
  });

  test("refusals that no route writes", async () => {
    const socket = askUpgrade(server.url, { path: "/socket/nowhere", host });
    const noRequest = connect(Number(new URL(server.url).port), "127.0.0.1");
    noRequest.write("hello\r\n\r\n");
    for (const said of [await answerOf(socket), await text(noRequest)]) {
      expect(said).toMatch(/cache-control: no-store/);
      expect(said).toMatch(/x-content-type-options: nosniff/);
    }
  });
});

test("[A-14] what runs here is told to whoever has the token, and to nobody else", async () => {
  const health = await ask(server.url, "/health");
  expect(JSON.parse(health.body)).toEqual({ status: "ok" });
  const figures = await ask(server.url, "/metrics", { headers: { authorization: `Bearer ${token}` } });
  expect(figures.body).toContain('bellhop_build{version="test",store="sqlite"} 1');
});

describe.concurrent("[A-13] a connection that is slow", () => {
  const answered = [
    "/api/sign-in",
    "/api/set-up",
    "/api/sign-out",
    "/api/change-password",
    "/api/me",
    "/",
    "/chat/nothing",
    "/health",
  ];

  test.each([
    ["to say anything", ""],
    ["with a head", `POST /api/sign-in HTTP/1.1\r\nHost: ${host}\r\nX: `],
    ...answered.map((path) => [
      `with a body for ${path}`,
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
    ]),
  ])("%s is ended", async (_name, begun) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => {});
    if (begun) socket.write(begun);
    // A drop now and then, as from one who wants to hold the connection.
    const drops = setInterval(() => begun && socket.writable && socket.write("x"), 200);
    let said = "";
    socket.on("data", (data) => (said += data.toString()));
    await once(socket, "close");
    clearInterval(drops);
    expect(said).toMatch(/^HTTP\/1.1 4\d\d /);
  });
});
