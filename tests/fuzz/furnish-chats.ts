import { newSecret } from "../../tools/node-platform.ts";
import { Line } from "./line.ts";
import type { World } from "./world.ts";

/**
 * The same world with chats that have just begun, one in each stage of life that a chat can be in: what
 * was asked before has used up the others. Its customer is the one of the chat that waits.
 */
export async function furnishChats(url: string, world: World): Promise<World> {
  const desk = await Line.openKnown({ url, door: "desk", company: world.asked });
  const begin = async (...then: readonly string[]) => {
    const company = { ...world.asked, secret: newSecret() };
    const chat = await Line.openKnown({ url, door: "chat", company });
    const chatId = await firstWords(chat);
    // The queue may have been set so that nobody comes in any more.
    if (chatId === null) return { company: world.asked, chatId: world.asked.ids["chatId"] ?? "" };
    for (const name of then) await ask(desk, name, { chatId });
    chat.close();
    return { company, chatId };
  };
  const inWrapUp = await begin("chat.take", "chat.play", "chat.end");
  const closed = await begin("chat.take", "chat.play", "chat.end", "wrap-up.finish");
  const paused = await begin("chat.take", "chat.play", "chat.pause");
  const active = await begin("chat.take", "chat.play");
  const waiting = await begin();
  desk.close();
  const chatIds = [waiting, active, paused, inWrapUp, closed].map(({ chatId }) => chatId);
  return {
    ...world,
    asked: { ...waiting.company, ids: { ...world.asked.ids, chatId: waiting.chatId }, chatIds },
  };
}

async function firstWords(chat: Line): Promise<string | null> {
  const words = { chatId: null, seenNumber: 0, text: "Hello", page: "", browser: "", language: "" };
  const begun = (await ask(chat, "customer.write", words)) as { id: string } | undefined;
  return begun?.id ?? null;
}

let asked = 0;

/** Result of a command. A refusal is fine: earlier inputs may have left the account in any state. */
async function ask(line: Line, name: string, payload: object): Promise<unknown> {
  const id = `furnish-${(asked += 1)}`;
  const reply = await line.ask(JSON.stringify({ type: "command", id, name, payload }), id);
  if (reply.kind !== "answer") throw new Error(`${name} was not answered: ${JSON.stringify(reply)}`);
  return reply.ok;
}
