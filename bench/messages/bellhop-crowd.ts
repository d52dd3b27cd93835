import type { CustomerServerFrame, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { Caller } from "../measuring/caller.ts";
import { until } from "../measuring/until.ts";
import type { Crowd, CrowdSize, Talker } from "./crowd.ts";
import type { PreparedAccount } from "./prepare-account.ts";

/** Behaviour besides writing messages. */
export interface Manners {
  /** Send marks for received and seen messages, as browsers do. */
  readonly marks: boolean;
}

/**
 * Connects everybody to Bellhop: each customer in a chat, each chat open on its agent's desk, one of them
 * active. `serverOf` returns the address for the next connection.
 */
export async function bellhopCrowd(
  serverOf: () => string,
  account: PreparedAccount,
  { customers, manners }: Pick<CrowdSize, "customers"> & { manners: Manners },
): Promise<Crowd> {
  const tally = { delivered: 0, lost: 0, playing: 0, opened: 0 };
  const base = () => serverOf().replace(/^http/, "ws");
  const callers: Caller<never>[] = [];
  const agents = await Promise.all(
    account.agentCookies.map(async (cookie) => {
      const caller = new Caller<StaffServerFrame>(`${base()}/socket/desk`, cookie, () => (tally.lost += 1));
      callers.push(caller as Caller<never>);
      return openDesk(caller, tally, manners);
    }),
  );
  const talkers: Talker[] = [];
  for (let index = 0; index < customers; index++) {
    const caller = new Caller<CustomerServerFrame>(
      `${base()}/socket/chat/${account.widgetId}`,
      null,
      () => (tally.lost += 1),
    );
    callers.push(caller as Caller<never>);
    talkers.push(await openChat(caller, { tally, manners }));
  }
  const isReady = () =>
    tally.opened === customers && tally.delivered === customers && tally.playing === agents.length;
  await until(isReady, "every chat is open on its agent's desk");
  return {
    customers: talkers,
    agents,
    delivered: () => tally.delivered,
    lost: () => tally.lost,
    close() {
      for (const caller of callers) caller.close();
    },
  };
}

interface Tally {
  delivered: number;
  lost: number;
  playing: number;
  opened: number;
}

async function openDesk(caller: Caller<StaffServerFrame>, tally: Tally, manners: Manners): Promise<Talker> {
  const opened = new Set<ChatId>();
  let active: ChatId | null = null;
  let isWelcome = false;
  const look = (chatId: ChatId) => {
    opened.add(chatId);
    tally.opened += 1;
    caller.send({ type: "open", chatId, have: null });
    if (active) return;
    active = chatId;
    caller.command({ name: "chat.play", payload: { chatId } }, () => (tally.playing += 1));
  };
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
    if (frame.type === "cards") {
      for (const [kind, id] of frame.put)
        if (kind === "item" && !opened.has(id as ChatId)) look(id as ChatId);
    }
    if (frame.type !== "events") return;
    for (const event of frame.events) {
      if (event.type === "message" && event.by.kind === "customer") tally.delivered += 1;
    }
    const { chatId, upTo } = frame;
    if (manners.marks)
      caller.send({ type: "mark", chatId, delivered: upTo, seen: chatId === active ? upTo : 0 });
  });
  caller.send({ type: "hello-staff", version: wireVersion });
  await until(() => isWelcome, "a desk is welcome");
  await new Promise<void>((resolve) =>
    caller.command({ name: "status.choose", payload: { base: "available", breakReasonId: null } }, resolve),
  );
  return {
    say(text, acknowledged) {
      if (!active) throw new Error("An agent has no chat to write in");
      caller.command(
        { name: "message.send", payload: { chatId: active, text, templateId: null, seenNumber: 1_000 } },
        acknowledged,
      );
    },
  };
}

const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };

async function openChat(
  caller: Caller<CustomerServerFrame>,
  { tally, manners }: { tally: Tally; manners: Manners },
): Promise<Talker> {
  let chatId: ChatId | null = null;
  let seenNumber = 0;
  let isWelcome = false;
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
    if (frame.type !== "events") return;
    chatId = frame.chatId;
    seenNumber = frame.upTo;
    const ofAgent = frame.events.filter((event) => event.type === "message" && event.from === "agent");
    tally.delivered += ofAgent.length;
    // Browsers mark what the company says and not what the customer has said.
    if (manners.marks && ofAgent.length > 0) {
      caller.send({ type: "mark", chatId, delivered: seenNumber, seen: seenNumber });
    }
  });
  caller.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
  await until(() => isWelcome, "a customer is welcome");
  const say: Talker["say"] = (text, acknowledged) =>
    caller.command({ name: "customer.write", payload: { chatId, seenNumber, text, ...place } }, acknowledged);
  await new Promise<void>((resolve) => say("Hello, I have a question about my order.", resolve));
  await until(() => chatId !== null, "a customer's chat has begun");
  return { say };
}
