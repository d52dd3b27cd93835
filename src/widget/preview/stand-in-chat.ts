import type { ClientFrame, CustomerServerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { type ChatScene, sceneChatId } from "./chat-scene.ts";

/** What a server that knows nothing but this scene answers to a customer's frame; `now` in ms since epoch. */
export function answersOf(scene: ChatScene, frame: ClientFrame, now: number): CustomerServerFrame[] {
  if (scene.line === "silent" || scene.line === "away") return [];
  switch (frame.type) {
    case "hello-customer":
      return scene.goodbye ? [{ type: "goodbye", ...scene.goodbye }] : welcome(scene, now);
    case "command":
    case "query": {
      const { id } = frame;
      if (scene.refused) return [{ type: "answer", id, error: scene.refused }];
      if (frame.name === "customer.leave") return ended(scene, id, now);
      if (frame.name !== "customer.write") return [{ type: "answer", id, ok: answer(scene, now) }];
      const last = lastNumber(scene);
      const said = { kind: "text", text: frame.payload.text } as const;
      const line = { number: last + 1, at: now, type: "message", from: "customer" } as const;
      const events = [{ ...line, parts: [said], commandId: id }];
      return [
        { type: "answer", id, ok: answer(scene, now) },
        { ...piece(scene), after: last, upTo: last + 1, events },
      ];
    }
    default:
      return [];
  }
}

function welcome(scene: ChatScene, now: number): CustomerServerFrame[] {
  const {
    companyName,
    situation,
    events,
    offline = null,
    form = null,
    fileKinds = [],
    isTyping,
    wait,
  } = scene;
  const chatId = events.length > 0 ? sceneChatId : null;
  const first: CustomerServerFrame = {
    type: "welcome",
    version: wireVersion,
    history: "scene",
    now,
    companyName,
    parameters: [],
    forgetWhenEnded: false,
    isKnown: !scene.isStranger,
    fileKinds,
    chatId,
    situation,
    offline,
    form,
  };
  if (!chatId) return [first];
  const upTo = lastNumber(scene);
  return [
    first,
    { ...piece(scene), after: 0, upTo, events },
    { type: "marks", chatId, delivered: upTo, seen: upTo },
    ...(wait ? [{ type: "wait", chatId, wait } as const] : []),
    ...(isTyping ? [{ type: "typing", chatId, on: true } as const] : []),
  ];
}

function ended(scene: ChatScene, id: CommandId, now: number): CustomerServerFrame[] {
  const last = lastNumber(scene);
  const situation = { ...scene.situation, kind: "ended", by: "customer" } as const;
  const events = [{ number: last + 1, at: now, type: "ended", by: "customer" }] as const;
  return [
    { type: "answer", id, ok: answer(scene, now) },
    { ...piece(scene), after: last, upTo: last + 1, events, situation },
  ];
}

function piece({ situation }: ChatScene) {
  return { type: "events", chatId: sceneChatId, olderLeftOut: false, situation } as const;
}

function answer(scene: ChatScene, at: number) {
  return { log: sceneChatId, number: lastNumber(scene) + 1, at };
}

function lastNumber({ events }: ChatScene): number {
  return events.at(-1)?.number ?? 0;
}
