import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wireVersion } from "#contract/version.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { ask } from "../support/ask.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

describe("[W-1] the secret that a browser keeps for a customer", () => {
  let server: TestServer;
  const secret = newSecret();
  let cookie: string;
  let widgetId: string;

  beforeAll(async () => {
    server = await startTestServer();
    widgetId = server.widgetId;
    cookie = `__Host-bellhop-${widgetId}=${secret}`;
  });
  afterAll(() => server.stop());

  const post = (what: string, body: object, headers: Record<string, string> = {}) =>
    ask(server.url, `/api/chat/${what}`, { headers, body });
  const stateOf = ({ body }: { body: string }) => (JSON.parse(body) as { state: string }).state;

  test("is put into a cookie that no script, no other host and no other site's page can have", async () => {
    const answer = await post("keep", { widgetId, secret });
    expect(stateOf(answer)).toBe("asked");
    const [name, ...kinds] = String(answer.headers["set-cookie"]).split("; ");
    expect(name).toBe(cookie);
    expect(kinds.toSorted()).toEqual([
      "HttpOnly",
      "Max-Age=34560000",
      "Partitioned",
      "Path=/",
      "SameSite=None",
      "Secure",
    ]);
  });

  test("is not replaced by another page's, and a repeated wish is told that it is fulfilled", async () => {
    const same = await post("keep", { widgetId, secret }, { cookie: `a=b; ${cookie}; c=d` });
    expect([stateOf(same), same.headers["set-cookie"]]).toEqual(["kept", undefined]);
    const other = await post("keep", { widgetId, secret: newSecret() }, { cookie });
    expect([stateOf(other), other.headers["set-cookie"]]).toEqual(["another", undefined]);
    // One that is none, and one of another widget, do not count.
    for (const none of [`__Host-bellhop-${widgetId}=x`, cookie.replace(widgetId, "another-widget")])
      expect(stateOf(await post("keep", { widgetId, secret }, { cookie: none }))).toBe("asked");
  });

  test("[B-68] is taken away when the chat is to be forgotten", async () => {
    const { headers } = await post("forget", { widgetId }, { cookie });
    expect(String(headers["set-cookie"])).toMatch(/^__Host-bellhop-[\w-]+=; Max-Age=0; .*Partitioned/);
  });

  test.each([{}, { widgetId: "a b", secret }, { widgetId: "widget-1", secret: "short" }, { secret: {} }])(
    "%j is no such wish",
    async (body) => {
      for (const what of ["keep", "forget"]) expect((await post(what, body)).status).toBe(400);
    },
  );

  test("a page of another site can neither have it kept nor forgotten", async () => {
    for (const origin of ["https://evil.example", "null"])
      for (const [what, body] of [
        ["keep", { widgetId, secret }],
        ["forget", { widgetId }],
      ] as const) {
        const { status, headers } = await post(what, body, { origin, cookie });
        expect([status, headers["set-cookie"]]).toEqual([403, undefined]);
      }
  });

  async function isKnown(headers: Record<string, string>, given: string | null = null) {
    const socket = await RawSocket.open(server.url, `/socket/chat/${widgetId}`, { headers });
    socket.send({ type: "hello-customer", version: wireVersion, secret: given, have: [] });
    const frame = await socket.next((one) => one.type === "welcome" || one.type === "goodbye");
    socket.close();
    return "isKnown" in frame ? frame.isKnown : frame.type;
  }

  test("comes with the socket of a page of our own, and with no other page's", async () => {
    expect(await isKnown({ cookie, origin: server.url })).toBe(true);
    expect(await isKnown({ origin: server.url })).toBe(false);
    // Whatever a browser sends along: a socket is open to pages of all sites, and asks for no leave.
    for (const origin of ["https://evil.example", "null"])
      expect(await isKnown({ cookie, origin })).toBe(false);
    expect(await isKnown({ cookie: cookie.replace(widgetId, "another-widget"), origin: server.url })).toBe(
      false,
    );
  });

  test("[A-7] ends a connection that says it is somebody else", async () => {
    const socket = await RawSocket.open(server.url, `/socket/chat/${widgetId}`, {
      headers: { cookie, origin: server.url },
    });
    const hello = { type: "hello-customer", version: wireVersion, have: [] } as const;
    socket.send({ ...hello, secret: null });
    await socket.next(({ type }) => type === "welcome");
    socket.send({ ...hello, secret: newSecret() });
    expect(await socket.next(({ type }) => type === "goodbye")).toMatchObject({ code: "another-identity" });
    socket.close();
  });
});
