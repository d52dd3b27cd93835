import { afterAll, beforeAll, expect, test } from "vitest";
import { nodePlatform } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import { type RelayServer, startRelay } from "../support/relay-servers.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let home: TestServer;
let server: RelayServer;
beforeAll(async () => {
  home = await startTestServer();
  server = await startRelay(home.url);
});
afterAll(async () => {
  await home.stop();
  await server.stop();
});

test("a customer and an agent talk through a relay, and both find their home again when it was restarted", async () => {
  const socketUrl = server.url.replace("http", "ws");
  const customer = await home.openChat({
    platform: nodePlatform(`${socketUrl}/socket/chat/${home.widgetId}`),
  });
  customer.write("The lights went out");
  await until(customer.model, ({ customer: { chatId }, outbox }) => chatId !== null && outbox.length === 0);
  expect(server.relay.connections).toBe(1);
  const { chatId } = customer.model.get().customer;
  if (chatId === null) throw new Error("There is no chat");

  const { administrator } = home;
  const taken = await administrator.command("chat.take", { chatId });
  expect(taken.error).toBeUndefined();
  await administrator.command("chat.play", { chatId });
  await home.restart();
  await until(customer.model, ({ connection }) => connection === "online");
  const text = "Which lights?";
  await administrator.command("message.send", { chatId, text, templateId: null, seenNumber: 1_000 });
  await until(customer.model, (model) => JSON.stringify(model).includes(text));
  expect(server.relay.connections).toBe(1);
});

test("signing in and out goes through a relay, and a foreign page is still turned away at the home", async () => {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.url, ...headers },
      body: JSON.stringify(body),
    });
  const person = { email: "kim@acme.example", password: "correct horse" };
  const signedIn = await post("/api/sign-in", person);
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const me = async () => {
    const response = await fetch(`${server.url}/api/me`, { headers: { cookie } });
    return (await response.json()) as { user: { name: string } | null };
  };
  expect((await me()).user?.name).toBe("Kim Tanaka");
  const foreign = await post("/api/sign-out", {}, { cookie, origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  expect((await post("/api/sign-out", {}, { cookie })).status).toBe(200);
  expect((await me()).user).toBeNull();
});
