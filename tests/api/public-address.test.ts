import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommandError, errorCodes } from "#contract/error-codes.ts";
import { type AddressRange, addressRange } from "#server/edge/address-range.ts";
import { until } from "../../tools/until.ts";
import { ask } from "../support/ask.ts";
import { answerOf, askUpgrade } from "../support/raw-upgrade.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const publicUrl = "https://chat.example";
const person = { email: "kim@acme.example", password: "correct horse" };
const own = { host: "chat.example", origin: publicUrl };

describe("a server behind a proxy, with a public address", () => {
  let server: TestServer;
  beforeAll(async () => {
    const trustedProxies = [addressRange("127.0.0.1") as AddressRange];
    server = await startTestServer({ publicUrl, trustedProxies });
  });
  afterAll(() => server.stop());

  const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as CommandError).code;

  test("[A-11] signs in with a cookie for https and this host only", async () => {
    const answer = await ask(server.url, "/api/sign-in", { headers: own, body: person });
    expect(answer.status).toBe(200);
    const [cookie = ""] = answer.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/^__Host-bellhop\.session_token=/);
    for (const word of ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"]) expect(cookie).toContain(word);
    expect(cookie).not.toContain("Domain");
    const session = cookie.split(";")[0] ?? "";
    const me = async () =>
      JSON.parse((await ask(server.url, "/api/me", { headers: { ...own, cookie: session } })).body) as object;
    expect(await me()).toHaveProperty("user.name", "Kim Tanaka");
    const desk = await server.openDesk({ cookie: session });
    await ask(server.url, "/api/sign-out", { headers: { ...own, cookie: session }, body: {} });
    expect(await me()).toHaveProperty("user", null);
    await until(desk.model, ({ connection }) => connection === "ended");
  });

  test("[A-11] a proxy that does not pass the host on is told of both addresses, by page, request and socket", async () => {
    const headers = { ...own, host: "127.0.0.1:3000" };
    const signIn = await ask(server.url, "/api/sign-in", { headers, body: person });
    expect([signIn.status, codeOf(signIn)]).toEqual([421, "wrong-host"]);
    const page = await ask(server.url, "/", { headers: { ...headers, accept: "text/html,*/*" } });
    expect(page.headers["content-type"]).toMatch("text/plain");
    const socket = askUpgrade(server.url, { path: "/socket/desk", host: "127.0.0.1:3000" });
    const refusal = await answerOf(socket);
    expect(refusal).toMatch(/^HTTP\/1.1 421 /);
    for (const said of [signIn.body, page.body, await text(socket)]) {
      for (const word of ["127.0.0.1:3000", publicUrl, "BELLHOP_URL"]) expect(said).toContain(word);
    }
  });

  test("[A-11] a page of another origin is told of both, and not of a role", async () => {
    for (const origin of ["http://chat.example", "https://www.example"]) {
      const signIn = await ask(server.url, "/api/sign-in", { headers: { ...own, origin }, body: person });
      expect([signIn.status, codeOf(signIn)]).toEqual([403, "wrong-origin"]);
      const lines = [`Origin: ${origin}`];
      const socket = askUpgrade(server.url, { path: "/socket/desk", host: "chat.example", lines });
      expect(await answerOf(socket)).toMatch(/^HTTP\/1.1 403 /);
      for (const said of [signIn.body, await text(socket)]) {
        for (const word of [origin, publicUrl, "BELLHOP_URL"]) expect(said).toContain(word);
      }
    }
  });

  test("probes may ask by any address", async () => {
    expect((await ask(server.url, "/health", { headers: { host: "10.0.0.7:3000" } })).status).toBe(200);
  });

  test("[A-11] each client behind the proxy has attempts of their own, a whole network of IPv6 has one's", async () => {
    const from = (clients: readonly string[]) =>
      wrongAttempts(
        server.url,
        clients.map((client) => ({ ...own, "x-forwarded-for": client })),
      );
    const ofOneNetwork = (index: number) => `203.0.113.${index}, 2001:db8:0:1:${index}::1`;
    const network = Array.from({ length: 32 }, (_, index) => ofOneNetwork(index));
    expect(await from(network)).toEqual({ checked: 30, refused: 2 });
    expect(await from(["2001:db8:0:2::1", "198.51.100.2"])).toEqual({ checked: 2, refused: 0 });
  });
});

/** As many attempts of one network as may wait for their check at the same time. */
const atOnce = 8;

/** Signs in wrongly once with each of these headers, each time as somebody else. */
async function wrongAttempts(url: string, given: readonly Record<string, string>[]) {
  const statuses: number[] = [];
  for (let at = 0; at < given.length; at += atOnce) {
    const answers = given.slice(at, at + atOnce).map((headers, index) => {
      const body = { email: `nobody-${at + index}@acme.example`, password: "not the right one" };
      return ask(url, "/api/sign-in", { headers, body });
    });
    statuses.push(...(await Promise.all(answers)).map(({ status }) => status));
  }
  const countOf = (status: number) => statuses.filter((one) => one === status).length;
  return { checked: countOf(401), refused: countOf(429) };
}

describe("a server whose public address is not set", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  test("[A-6] answers to no name that somebody else may have pointed at it", async () => {
    const headers = { host: "evil.example:3000", origin: "http://evil.example:3000" };
    for (const [path, body] of [
      ["/api/me", undefined],
      ["/", undefined],
      ["/api/set-up", {}],
    ] as const) {
      const answer = await ask(server.url, path, { headers, ...(body ? { body } : {}) });
      expect([path, answer.status]).toEqual([path, errorCodes["unknown-host"].httpStatus]);
      expect(answer.body).toContain("BELLHOP_URL");
    }
    const socket = askUpgrade(server.url, { path: `/socket/chat/${server.widgetId}`, host: "evil.example" });
    expect(await answerOf(socket)).toMatch(/^HTTP\/1.1 421 /);
  });

  test("[A-11] takes nobody's word for another address, and its cookie is for http as well", async () => {
    const { headers } = await ask(server.url, "/api/sign-in", {
      headers: { host: "localhost" },
      body: person,
    });
    expect(headers["set-cookie"]?.[0]).toMatch(/^bellhop\.session_token=/);
    expect(headers["set-cookie"]?.[0]).not.toContain("Secure");
    const clients = Array.from({ length: 32 }, (_, index) => `198.51.100.${index}`);
    const invented = clients.map((client) => ({ host: "localhost", "x-forwarded-for": client }));
    expect(await wrongAttempts(server.url, invented)).toEqual({ checked: 30, refused: 2 });
  });
});
