import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WidgetId } from "#core/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { done, newCustomer, run } from "../support/run-command.ts";
import { addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

describe("the sites a widget works on", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  async function nameSites(sites: readonly string[]): Promise<WidgetId> {
    const parts = server.parts();
    const [ada] = await addStaff(parts, [{ name: "Ada", role: "administrator" }]);
    const { widgetId } = newCustomer(parts);
    const widget = firstAccount(parts).widgets[widgetId]!;
    await done(parts, ada!.asker, ["widget.save", { ...widget, sites }]);
    return widgetId;
  }

  const framed = (widgetId: WidgetId, host: string) =>
    fetch(`${server.url}/chat/?widget=${widgetId}&host=${host}`);

  async function helloFrom(widgetId: WidgetId, origin: string | undefined) {
    const socket = await RawSocket.open(server.url, `/socket/chat/${widgetId}`, origin ? { origin } : {});
    socket.send({ type: "hello-customer", version: wireVersion, secret: null, have: [] });
    const { type, ...frame } = await socket.next((one) => one.type === "welcome" || one.type === "goodbye");
    socket.close();
    return "code" in frame ? frame.code : type;
  }

  test("[B-66] the chat may be framed by its sites, and a page of another is told so in words", async () => {
    const widgetId = await nameSites(["https://acme.example", "https://*.acme.example"]);
    const shop = await framed(widgetId, "https://shop.acme.example");
    expect(shop.headers.get("content-security-policy")).toContain(
      "frame-ancestors 'self' https://acme.example https://*.acme.example",
    );
    const evil = await framed(widgetId, "https://evil.example");
    expect(evil.status).toBe(403);
    const words = await evil.text();
    expect(words).toContain("Chat is not available on this page.");
    expect(words).toContain("https://evil.example is not among the sites");
    const sly = await framed(widgetId, encodeURIComponent("<script>alert(1)</script>"));
    expect(await sly.text()).not.toMatch(/<script[^]*alert/);
  });

  test("[B-66] whatever address of the chat is framed, its sites may and others not", async () => {
    const widgetId = await nameSites(["https://acme.example"]);
    for (const path of ["/chat/?", "/chat/??&", "/chat/?language=ar&"]) {
      const { headers } = await fetch(`${server.url}${path}widget=${widgetId}&widget=other`);
      expect(headers.get("content-security-policy"), path).toContain(
        "frame-ancestors 'self' https://acme.example",
      );
    }
    for (const path of ["/chat/index.html", "/chat/en.html", "/chat/assets/../en.html"])
      expect((await fetch(`${server.url}${path}?widget=${widgetId}`)).status, path).toBe(404);
    const plain = await fetch(`${server.url}/chat/${widgetId}`);
    expect(plain.headers.get("content-security-policy")).toContain(
      "frame-ancestors 'self' https://acme.example",
    );
  });

  test("[B-66] a socket from another site's page is ended with a code; our own pages and programs come in", async () => {
    const widgetId = await nameSites(["https://acme.example"]);
    expect(await helloFrom(widgetId, "https://evil.example")).toBe("site-not-named");
    for (const origin of ["https://acme.example", server.url, undefined])
      expect(await helloFrom(widgetId, origin), origin).toBe("welcome");
  });

  test("[B-66] a widget without sites works everywhere", async () => {
    const widgetId = await nameSites([]);
    expect(await helloFrom(widgetId, "https://evil.example")).toBe("welcome");
    const { headers } = await framed(widgetId, "https://evil.example");
    expect(headers.get("content-security-policy")).not.toContain("frame-ancestors");
  });

  test("[B-66] what is no site is refused by name", async () => {
    const widgetId = await nameSites([]);
    const parts = server.parts();
    const [ada] = await addStaff(parts, [{ name: "Bea", role: "administrator" }]);
    const widget = { ...firstAccount(parts).widgets[widgetId]!, sites: ["https://acme.example/shop"] };
    expect(await run(parts, ada!.asker, ["widget.save", widget])).toMatchObject({
      error: { code: "site-wrong", words: expect.stringContaining("https://acme.example/shop") },
    });
  });
});
