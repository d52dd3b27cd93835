import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfiguration } from "#server/configuration/configuration.ts";
import { ask } from "../support/ask.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const path = "/.well-known/security.txt";
const dayMs = 24 * 3_600_000;
const environment = {
  BELLHOP_SECURITY_CONTACT: "security@acme.example, https://acme.example/security?from=chat,tel:+49-30-1234",
  BELLHOP_SECURITY_LANGUAGES: "en, pt-BR",
};
const { securityContact } = readConfiguration([], environment);

describe("[RFC 9116] security.txt", () => {
  const startsAt = Date.UTC(2026, 10, 30);
  let clock: ManualClock;
  let server: TestServer;
  beforeAll(async () => {
    clock = manualClock(startsAt);
    server = await startTestServer({ securityContact, publicUrl: "https://chat.acme.example", clock });
  });
  afterAll(() => server.stop());

  test("names the contacts in their order, until when it counts, the languages, and its own address", async () => {
    const { status, headers, body } = await ask(server.url, path, { headers: { host: "chat.acme.example" } });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    const expires = new Date(clock.now() + 90 * dayMs).toISOString();
    expect(body).toBe(
      [
        "Contact: mailto:security@acme.example",
        "Contact: https://acme.example/security?from=chat",
        "Contact: tel:+49-30-1234",
        `Expires: ${expires}`,
        "Preferred-Languages: en, pt-BR",
        "Canonical: https://chat.acme.example/.well-known/security.txt",
        "",
      ].join("\n"),
    );
  });

  test("counts from when it is asked for", async () => {
    clock.pass(2 * dayMs);
    const { body } = await ask(server.url, path, { headers: { host: "chat.acme.example" } });
    const [, expires = ""] = /^Expires: (.+)$/m.exec(body) ?? [];
    expect(new Date(expires).getTime()).toBe(clock.now() + 90 * dayMs);
  });
});

test("[RFC 9116] names no address of its own where it has none by https", async () => {
  const server = await startTestServer({ securityContact });
  expect((await ask(server.url, path)).body).not.toContain("Canonical");
  await server.stop();
});

test("[RFC 9116] without a contact there is no such page, also for a browser", async () => {
  const server = await startTestServer();
  for (const headers of [{}, { accept: "text/html" }]) {
    const { status, body } = await ask(server.url, path, { headers });
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ code: "not-found" });
  }
  await server.stop();
});
