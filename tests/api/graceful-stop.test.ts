import { expect, test } from "vitest";
import type { CommandId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import type { Store } from "#server/ports/store.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { eventually } from "../support/eventually.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { startTestServer } from "../support/test-server.ts";

/** Makes the store as slow as a tired disk; says how many saves have come to it. */
function slowDown(store: Store, ms: number): () => number {
  const save = store.save.bind(store);
  let begun = 0;
  Object.assign(store, {
    async save(...words: Parameters<Store["save"]>) {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, ms));
      return save(...words);
    },
  });
  return () => begun;
}

const place = { page: "", browser: "", language: "" };
const write = (id: string, text: string) =>
  ({
    type: "command",
    id: id as CommandId,
    name: "customer.write",
    payload: { chatId: null, seenNumber: 0, text, ...place },
  }) as const;

test("a server that stops answers what it has been asked, then says that it stops", async () => {
  const server = await startTestServer();
  const begun = slowDown(server.parts().store, 300);
  const secret = newSecret();
  const hello = {
    type: "hello-customer",
    version: wireVersion,
    secret,
    have: [],
  } as const;
  const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  socket.send(hello);
  socket.send(write("asked-before-the-stop", "Is anybody there?"));
  await eventually(() => expect(begun()).toBe(1));
  const restarted = server.restart();
  // Too late for this server: it is not answered, and not done either.
  socket.send(write("asked-during-the-stop", "Hello?"));
  expect(await socket.ended).toMatchObject({ goodbye: "server-stopping" });
  const answers = socket.frames.filter(({ type }) => type === "answer");
  expect(answers).toMatchObject([{ id: "asked-before-the-stop", ok: { number: 1 } }]);

  await restarted;
  const again = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  again.send(hello);
  again.send(write("asked-before-the-stop", "Is anybody there?"));
  again.send(write("asked-during-the-stop", "Hello?"));
  await eventually(() => expect(again.frames.filter(({ type }) => type === "answer")).toHaveLength(2));
  const answersNow = again.frames.filter(({ type }) => type === "answer");
  expect(answersNow[0]).toEqual(answers[0]);
  expect(answersNow[1]).toMatchObject({ id: "asked-during-the-stop", ok: {} });
  const [chat] = server.parts().logs.liveChats();
  expect(chat).toMatchObject({ customerMessages: 2, firstWords: "Is anybody there?" });
  await server.stop();
});

test("nobody is let in while a server stops, and it stops though somebody's answer never comes", async () => {
  const server = await startTestServer();
  const begun = slowDown(server.parts().store, 1_500);
  const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  socket.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
  socket.send(write("slow-to-be-stored", "Hello?"));
  await eventually(() => expect(begun()).toBe(1));
  const stopped = server.stop();
  await expect(RawSocket.open(server.url, `/socket/chat/${server.widgetId}`)).rejects.toThrow(
    "turned away with 503",
  );
  const health = await fetch(`${server.url}/health`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ status: "stopping" });
  await stopped;
});

/** Holds back what this part is asked for under this name until it is let go; says how often it was asked. */
function holdBack<Part extends object>(part: Part, name: keyof Part & string) {
  const ask = (part[name] as (...words: unknown[]) => Promise<unknown>).bind(part);
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
  let asked = 0;
  Object.assign(part, {
    async [name](...words: unknown[]) {
      asked += 1;
      await isLetGo;
      return ask(...words);
    },
  });
  return { asked: () => asked, letGo };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "kim@acme.example", password: "correct horse" }),
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

test("[I-4] what waited behind a hello that was being read when the server stopped is not done without an answer", async () => {
  const server = await startTestServer();
  const held = holdBack(server.parts().gates.logs, "load");
  const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  const secret = newSecret();
  socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
  socket.send(write("behind-the-hello", "Is anybody there?"));
  await eventually(() => expect(held.asked()).toBe(1));
  const { logs } = server.parts().gates;
  const stopped = server.stop();
  held.letGo();
  expect(await socket.ended).toMatchObject({ goodbye: "server-stopping" });
  await stopped;
  expect(socket.frames.filter(({ type }) => type === "answer")).toEqual([]);
  expect([...logs.liveChats()]).toEqual([]);
});

test("a desk that is being let in when the server stops is told so, and does not hold it up", async () => {
  const server = await startTestServer();
  const headers = { cookie: await signIn(server.url) };
  const held = holdBack(server.parts().signIn, "whoIs");
  const opening = RawSocket.open(server.url, "/socket/desk", { headers });
  await eventually(() => expect(held.asked()).toBe(1));
  const stopped = server.stop();
  held.letGo();
  expect(await (await opening).ended).toMatchObject({ goodbye: "server-stopping" });
  await stopped;
});

test("a sign-in that has begun when the server stops is answered", async () => {
  const server = await startTestServer();
  const held = holdBack(server.parts().signIn, "signIn");
  const answered = signIn(server.url);
  await eventually(() => expect(held.asked()).toBe(1));
  const stopped = server.stop();
  held.letGo();
  expect(await answered).toContain("bellhop");
  await stopped;
});
