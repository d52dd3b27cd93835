import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../tools/until.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const token = "a token long enough";

describe("GET /metrics", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ metricsToken: token });
  });
  afterAll(() => server.stop());

  const read = async (authorization?: string) =>
    fetch(`${server.url}/metrics`, { headers: authorization ? { authorization } : {} });

  /** The figures by name and labels, as Prometheus would read them. */
  const figures = async (): Promise<Map<string, number>> => {
    const text = await (await read(`Bearer ${token}`)).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(
      lines.map((line) => {
        const at = line.lastIndexOf(" ");
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
    );
  };

  test("is for whoever knows the token, and nobody else", async () => {
    expect((await read(`Bearer ${token}`)).status).toBe(200);
    for (const wrong of [undefined, "Bearer", `Bearer ${token}x`, `Basic ${token}`, "Bearer "]) {
      const refused = await read(wrong);
      expect(refused.status).toBe(401);
      expect(await refused.text()).not.toContain("bellhop_");
    }
  });

  test("tells of commands by result, of commits, of who is connected and of who waits", async () => {
    const queueId = Object.keys(server.administrator.model.get().desk.cards.queue)[0];
    const customer = await server.openChat();
    customer.write("Hello, my name is Zaphod");
    await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
    customer.write("The lights went out");
    await until(customer.model, ({ outbox }) => outbox.length === 0);
    const { error } = await server.administrator.command("chat.play", { chatId: "no-such-chat" });
    expect(error?.code).toBe("not-found");

    const now = await figures();
    // A first word may be said again when its connection learns who says it: it is one message all the same.
    expect(now.get('bellhop_commands_total{command="customer.write",result="done"}')).toBeGreaterThan(0);
    expect(now.get('bellhop_commands_total{command="chat.play",result="not-found"}')).toBe(1);
    expect(now.get('bellhop_connections{of="staff"}')).toBe(1);
    expect(now.get('bellhop_connections{of="customers"}')).toBe(1);
    expect(now.get('bellhop_chats{state="waiting"}')).toBe(1);
    expect(now.get(`bellhop_queue_waiting_chats{queue="${queueId}"}`)).toBe(1);
    expect(now.get("bellhop_commit_batch_saves_count")).toBeGreaterThan(0);
    expect(now.get("bellhop_feed_lag_seconds_count")).toBeGreaterThan(0);
    const text = await (await read(`Bearer ${token}`)).text();
    for (const secret of ["Zaphod", "lights", "kim@acme.example", "Kim Tanaka", "Acme", token]) {
      expect(text).not.toContain(secret);
    }
  });

  test("counts a connection that was ended by its reason", async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/socket/chat/${server.widgetId}`);
    await new Promise((resolve) => socket.once("open", resolve));
    socket.send("not a frame");
    await new Promise((resolve) => socket.once("close", resolve));
    expect((await figures()).get('bellhop_connections_ended_total{reason="bad-frame"}')).toBe(1);
  });
});

test("without a token in the configuration there is no such page", async () => {
  const server = await startTestServer();
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: "Bearer " } });
  expect(answer.status).toBe(404);
  await server.stop();
});
