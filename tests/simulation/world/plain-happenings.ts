import type { Author } from "#core/author.ts";
import type { Save } from "#server/ports/store.ts";
import type { Complain, PlainAccount, PlainChat, PlainLine, PlainModel, PlainQueue } from "./plain-model.ts";

interface Watching {
  readonly model: PlainModel;
  readonly complain: Complain;
  /** Has this agent or customer a connection, or had one a moment ago? */
  readonly isConnected: (id: string) => boolean;
  /** Have they had one for long enough to count as here for everybody? */
  readonly isSurelyHere: (id: string) => boolean;
}

/**
 * Takes a save that has been stored into the plain model, and holds each of its lines against the rules:
 * what may be allocated, taken, played, closed, and when. (I-1, I-2, I-3, I-5, I-7, I-8)
 */
export function takeIn(save: Save, watching: Watching): void {
  const { model, complain } = watching;
  const added = model.write(save, complain);
  for (const { kind, logId, line } of added) {
    if (kind === "account") inAccount(model, logId, line);
    else if (kind === "chat") inChat(watching, logId, line);
  }
  for (const { kind, logId, line } of added) if (kind === "agent") inAgent(watching, logId, line);
  const agents = new Set(added.filter(({ kind }) => kind === "agent").map(({ logId }) => logId));
  for (const userId of agents) ownsWhatChatsSay(watching, userId);
  for (const row of save.rows) {
    if (row.table !== "chat") continue;
    const chat = model.chats.get(row.values.chat_id);
    if (chat && row.values.queued_at !== chat.queuedAt) {
      complain(`[I-5] ${chat.chatId} queued at ${chat.queuedAt}, and its row says ${row.values.queued_at}`);
    }
  }
}

function inAccount(model: PlainModel, accountId: string, { type, at, body }: PlainLine): void {
  const account: PlainAccount = model.accounts.get(accountId) ?? {
    allocation: "auto",
    chatsMax: 0,
    graceMs: 0,
    users: new Map(),
    queues: new Map(),
    targetSince: new Map(),
  };
  model.accounts.set(accountId, account);
  if (type === "account.created" || type === "account.changed") Object.assign(account, body["rules"]);
  if (type === "setting.saved" && body["kind"] === "user") {
    const user = body["item"] as {
      userId: string;
      groupIds: string[];
      chatsMax: number | null;
      webchat: boolean;
      disabled: boolean;
    };
    account.users.set(user.userId, user);
  }
  if (type === "setting.saved" && body["kind"] === "queue") {
    const queue = body["item"] as PlainQueue;
    const before = account.queues.get(queue.queueId);
    if (before?.replyTargetMs !== queue.replyTargetMs) account.targetSince.set(queue.queueId, at);
    account.queues.set(queue.queueId, queue);
  }
}

function inAgent(
  { model, complain, isSurelyHere }: Watching,
  userId: string,
  { type, body }: PlainLine,
): void {
  const agent = model.agent(userId);
  if (type === "agent.lapsed" && isSurelyHere(userId)) complain(`[B-62] ${userId} is here and lapsed`);
  const chatId = body["chatId"] as string;
  if (type === "agent.status-chosen") agent.base = body["base"] as typeof agent.base;
  if (type === "agent.lapsed") agent.base = "unavailable";
  if (type === "agent.chat-gained") agent.owned.add(chatId);
  if (type === "agent.chat-lost" && !agent.owned.delete(chatId)) {
    complain(`${userId} lost ${chatId}, which they did not have`);
  }
}

/** What an agent's own log says they own is what the chats say. */
function ownsWhatChatsSay({ model, complain }: Watching, userId: string): void {
  const { owned } = model.agent(userId);
  const said = [...model.chats.values()].filter(({ ownerId }) => ownerId === userId);
  const isSame = said.length === owned.size && said.every(({ chatId }) => owned.has(chatId));
  if (!isSame)
    complain(
      `[I-1] ${userId} has ${[...owned].join()}, and the chats say ${said.map(({ chatId }) => chatId).join()}`,
    );
  const active = said.filter(({ isActive }) => isActive);
  if (active.length > 1) complain(`[I-2] ${userId} has ${active.length} active items`);
}

function inChat(watching: Watching, chatId: string, line: PlainLine): void {
  const { model, complain } = watching;
  if (line.type === "chat.requested") {
    model.chats.set(chatId, newChat(chatId, line));
    return;
  }
  const chat = model.chats.get(chatId);
  if (!chat) return complain(`${chatId} begins with ${line.type}`);
  const must = (stages: readonly PlainChat["stage"][], by?: unknown) => {
    const isRight = stages.includes(chat.stage) && (by === undefined || by === chat.ownerId);
    if (!isRight)
      complain(`${chatId}: ${line.type} by ${String(by)} while ${chat.stage} with ${chat.ownerId}`);
  };
  changes[line.type]?.({ ...watching, chat, line, must });
}

interface Change extends Watching {
  readonly chat: PlainChat;
  readonly line: PlainLine;
  readonly must: (stages: readonly PlainChat["stage"][], by?: unknown) => void;
}

const changes: Readonly<Record<string, (change: Change) => void>> = {
  "message.sent": say,
  "chat.allocated": ({ model, complain, isConnected, chat, line, must }) => {
    must(["waiting"]);
    const userId = line.body["to"] as string;
    const why = model.whyNot(userId, chat) ?? (isConnected(userId) ? null : "is not connected");
    if (why) complain(`[I-3] ${chat.chatId} was given to ${userId}, who ${why}`);
    own(model, chat, userId);
  },
  "chat.taken": ({ model, complain, chat, line, must }) => {
    must(["waiting"]);
    const userId = line.body["to"] as string;
    if (!model.serves(userId, chat.accountId, chat.queueId))
      complain(`${userId} took of a queue they do not serve`);
    own(model, chat, userId);
  },
  "chat.played": ({ chat, line, must }) => {
    must(["owned", "wrap-up"], byOf(line).id);
    chat.isActive = true;
    chat.declinedBy.clear();
    if (chat.stage !== "wrap-up" || chat.isRunning) return;
    chat.isRunning = true;
    chat.wrapUpAt = line.at;
  },
  "chat.paused": ({ chat, line, must }) => {
    must(["owned", "wrap-up"], byOf(line).id);
    chat.isActive = false;
    if (chat.stage !== "wrap-up") return;
    // A countdown that is over cannot be saved any more.
    if (chat.leftMs !== null && line.at - chat.wrapUpAt >= chat.leftMs) return;
    if (chat.leftMs !== null) chat.leftMs -= line.at - chat.wrapUpAt;
    chat.isRunning = false;
    chat.wrapUpAt = line.at;
  },
  "chat.put-back": ({ model, chat, line, must }) => {
    must(["owned"], byOf(line).id);
    const userId = chat.ownerId;
    wait(model, chat, line.at);
    if (userId) chat.declinedBy.add(userId);
  },
  "chat.returned": ({ model, chat, line, must }) => {
    must(["owned"], line.body["from"]);
    wait(model, chat, line.at);
    if (line.body["why"] === "no-response") chat.declinedBy.add(line.body["from"] as string);
  },
  "chat.accepted": ({ model, complain, chat, line, must }) => {
    must(["owned"], line.body["from"]);
    if (chat.offeredTo !== byOf(line).id) complain(`[B-44] ${chat.chatId} was accepted, and not offered`);
    chat.isActive = false;
    chat.offeredTo = null;
    own(model, chat, line.body["to"] as string);
  },
  "chat.offered": ({ chat, line, must }) => {
    must(["owned"], byOf(line).id);
    chat.offeredTo = line.body["to"] as string;
  },
  "chat.offer-ended": ({ chat, must }) => {
    must(["owned"]);
    chat.offeredTo = null;
  },
  "chat.transferred": ({ model, chat, line, must }) => {
    must(["owned"], byOf(line).id);
    wait(model, chat, line.at);
    chat.declinedBy.clear();
    chat.queueId = line.body["toQueueId"] as string;
    chat.inQueueSince = line.at;
  },
  "chat.ended": end,
  "wrap-up.extended": ({ model, complain, chat, line, must }) => {
    must(["wrap-up"], byOf(line).id);
    if (chat.extensionsLeft < 1) complain(`[I-7] ${chat.chatId} was extended once too often`);
    chat.extensionsLeft -= 1;
    const extensionMs = wrapUpRules(model, chat).extensionMs;
    if (chat.leftMs !== null) chat.leftMs += extensionMs;
  },
  "chat.closed": close,
  "chat.abandoned": ({ complain, isSurelyHere, chat, line, must }) => {
    must(["waiting"]);
    if (line.body["why"] === "gone" && isSurelyHere(chat.customerId)) {
      complain(`[B-16] ${chat.chatId} was abandoned while its customer is here`);
    }
    chat.stage = "abandoned";
    chat.waitSince = null;
  },
  "reply-target.missed": ({ model, complain, chat, line, must }) => {
    must(["waiting", "owned"]);
    const dueAt = model.targetDueAt(chat);
    if (dueAt !== line.at || chat.waitSince !== line.body["since"]) {
      complain(`[I-8] ${chat.chatId} missed its target at ${line.at}, and that was due at ${String(dueAt)}`);
    }
    chat.missedSince = chat.waitSince;
  },
};

function newChat(chatId: string, { at, body }: PlainLine): PlainChat {
  return {
    chatId,
    accountId: body["accountId"] as string,
    customerId: body["customerId"] as string,
    queuedAt: at,
    queueId: body["queueId"] as string,
    inQueueSince: at,
    stage: "waiting",
    ownerId: null,
    isActive: false,
    offeredTo: null,
    declinedBy: new Set(),
    customerMessages: 0,
    hasSpoken: false,
    waitSince: at,
    unanswered: [],
    missedSince: null,
    leftMs: null,
    wrapUpAt: 0,
    isRunning: false,
    extensionsLeft: 0,
    pausedMaxMs: 0,
    waitingSince: at,
  };
}

function byOf({ body }: PlainLine): Author {
  return body["by"] as Author;
}

function say({ chat, line, must }: Change): void {
  const by = byOf(line);
  const isOpen = chat.stage === "waiting" || chat.stage === "owned";
  if (by.kind === "system") return must(["waiting", "owned"]);
  if (by.kind === "user") {
    must(["owned"], by.id);
    if (!chat.isActive) must([]);
    const seenNumber = (line.body["seenNumber"] as number | undefined) ?? line.number;
    chat.unanswered = chat.unanswered.filter(({ number }) => number > seenNumber);
    chat.waitSince = chat.unanswered[0]?.at ?? null;
  } else {
    chat.customerMessages += 1;
    chat.unanswered.push({ number: line.number, at: line.at });
    if (isOpen && (!chat.hasSpoken || chat.waitSince === null)) chat.waitSince = line.at;
  }
  chat.hasSpoken = true;
}

function own(model: PlainModel, chat: PlainChat, userId: string): void {
  chat.stage = "owned";
  chat.ownerId = userId;
  // Of several chats in one save each counts for the next.
  model.agent(userId).owned.add(chat.chatId);
}

function wait(model: PlainModel, chat: PlainChat, at: number): void {
  chat.stage = "waiting";
  chat.ownerId = null;
  chat.isActive = false;
  chat.offeredTo = null;
  chat.waitingSince = at;
}

function wrapUpRules(model: PlainModel, chat: PlainChat): PlainQueue["wrapUp"] {
  return model.accounts.get(chat.accountId)!.queues.get(chat.queueId)!.wrapUp;
}

function end({ model, complain, chat, line, must }: Change): void {
  const by = byOf(line);
  must(["owned"], by.kind === "user" ? by.id : undefined);
  const rules = wrapUpRules(model, chat);
  const wrapUp = line.body["wrapUp"] as {
    leftMs: number | null;
    extensionsLeft: number;
    pausedMaxMs: number;
  } | null;
  chat.waitSince = null;
  if ((rules.mode === "off") !== (wrapUp === null))
    complain(`${chat.chatId} ended with another wrap-up than its queue has`);
  if (!wrapUp) {
    leaveInbox(chat);
    return;
  }
  const leftMs = rules.mode === "timed" ? rules.durationMs : null;
  if (wrapUp.leftMs !== leftMs)
    complain(`[I-7] ${chat.chatId} began its wrap-up with ${String(wrapUp.leftMs)} ms`);
  chat.stage = "wrap-up";
  chat.leftMs = leftMs;
  chat.wrapUpAt = line.at;
  chat.isRunning = chat.isActive;
  chat.extensionsLeft = rules.mode === "timed" ? rules.extensionsMax : 0;
  chat.pausedMaxMs = rules.pausedMaxMs;
}

function close({ model, complain, chat, line, must }: Change): void {
  must(["wrap-up"]);
  const why = line.body["why"] as string;
  const dueAt = model.wrapUpDueAt(chat);
  const isOver = why === "expired" || why === "paused-too-long";
  if (isOver && dueAt !== line.at) {
    complain(`[I-7] ${chat.chatId} closed (${why}) at ${line.at}, and that was due at ${String(dueAt)}`);
  }
  if (!isOver && dueAt !== null && dueAt < line.at)
    complain(`${chat.chatId} was over at ${dueAt}, and ${why} at ${line.at}`);
  leaveInbox(chat);
}

function leaveInbox(chat: PlainChat): void {
  chat.stage = "closed";
  chat.ownerId = null;
  chat.isActive = false;
}
