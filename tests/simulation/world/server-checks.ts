import { isDeepStrictEqual } from "node:util";
import { isInInbox } from "#core/chat/chat.ts";
import type { PlainChat } from "./plain-model.ts";
import type { Running } from "./server-place.ts";
import type { World } from "./world.ts";

/** More than ever wait in one queue. */
const everyone = 1_000_000;

/** After a step, of each server that nothing troubles: what it knows is what the plain model says, and nothing is left undone. */
export function checkServer(world: World): void {
  for (const running of world.calm) {
    checkChats(world, running);
    checkAgents(world, running);
    checkLines(world, running);
    checkAllocation(world);
    checkDue(world, running);
  }
}

function checkChats({ model, complain, isSettled }: World, running: Running): void {
  const live = new Map(running.server.parts.logs.liveChats().map((chat) => [chat.chatId as string, chat]));
  for (const plain of model.chats.values()) {
    if (!isSettled(plain.chatId)) continue;
    const isLive = plain.stage !== "closed" && plain.stage !== "abandoned";
    const chat = live.get(plain.chatId);
    if (isLive !== (chat !== undefined))
      complain(`[I-10] ${plain.chatId} is ${plain.stage}, and the server has it as ${chat?.state}`);
    if (!chat) continue;
    const isOpen = chat.state === "waiting" || chat.state === "owned";
    const held = {
      number: chat.number,
      state: chat.state,
      ownerId: isInInbox(chat) ? chat.ownerId : null,
      active: isInInbox(chat) && chat.active,
      queueId: chat.queueId,
      queuedAt: chat.queuedAt,
      customerMessages: chat.customerMessages,
      waitSince: isOpen ? chat.replyWaitSince : null,
      dueAt: chat.state === "wrap-up" ? leftAt(chat.wrapUp) : null,
    };
    const said = {
      number: model.length(plain.chatId),
      state: plain.stage,
      ownerId: plain.ownerId,
      active: plain.isActive,
      queueId: plain.queueId,
      queuedAt: plain.queuedAt,
      customerMessages: plain.customerMessages,
      waitSince: plain.waitSince,
      dueAt:
        plain.stage === "wrap-up" ? leftAt({ ...plain, at: plain.wrapUpAt, running: plain.isRunning }) : null,
    };
    if (!isDeepStrictEqual(held, said)) {
      complain(
        `[I-10] ${plain.chatId} is ${JSON.stringify(said)}, and the server has ${JSON.stringify(held)}`,
      );
    }
  }
}

/** When a countdown that runs is over, or what is left of one that stands still. */
function leftAt({ leftMs, at, running }: { leftMs: number | null; at: number; running: boolean }): string {
  if (leftMs === null) return "without limit";
  return running ? `over at ${at + leftMs}` : `${leftMs} left`;
}

function checkAgents({ companies, model, complain, isSettled }: World, running: Running): void {
  const { logs } = running.server.parts;
  for (const { accountId, administratorId, agentIds } of companies) {
    for (const userId of [administratorId, ...agentIds]) {
      if (!isSettled(userId)) continue;
      const agent = logs.agent(accountId, userId);
      const plain = model.agent(userId);
      const held = [agent.base, agent.activeChatId, Object.keys(agent.owned).toSorted()];
      const said = [plain.base, model.activeOf(userId), [...plain.owned].toSorted()];
      if (!isDeepStrictEqual(held, said)) {
        complain(`[I-10] ${userId} is ${JSON.stringify(said)}, and the server has ${JSON.stringify(held)}`);
      }
    }
  }
}

/** Who waits in which order. (B-7) */
function checkLines({ companies, model, complain, isSettled }: World, running: Running): void {
  for (const queueId of companies.flatMap(({ queueIds }) => queueIds)) {
    const held = running.server.parts.waitingLines
      .line(queueId)
      .take(everyone)
      .map(({ chatId }) => chatId as string)
      .filter(isSettled);
    const said = model
      .waitingIn(queueId)
      .map(({ chatId }) => chatId)
      .filter(isSettled);
    if (!isDeepStrictEqual(held, said))
      complain(`[B-7] in ${queueId} wait ${said.join()}, and the server has ${held.join()}`);
  }
}

/** Nobody waits whom somebody could have been given. (I-9) */
function checkAllocation({ companies, model, presence, complain, isSettled }: World): void {
  for (const { accountId, administratorId, agentIds } of companies) {
    for (const chat of model.chats.values()) {
      if (chat.accountId !== accountId || chat.stage !== "waiting") continue;
      if (!isSettled(chat.chatId) || !isSettled(accountId)) continue;
      for (const userId of [administratorId, ...agentIds]) {
        if (!isSettled(userId)) continue;
        if (presence.isSurelyHere(userId) && model.whyNot(userId, chat) === null) {
          complain(`[I-9] ${chat.chatId} waits, and ${userId} could have it`);
        }
      }
    }
  }
}

/** What time brings about has come about. (B-16, B-53, B-62, F-25) */
function checkDue(world: World, { startedAt }: Running): void {
  const { model, presence, companies, complain, time, pace } = world;
  const { lateMs } = pace;
  const isLate = (dueAt: number | null) => dueAt !== null && dueAt + lateMs < time.now;
  const upForMs = time.now - startedAt;
  for (const chat of model.chats.values()) {
    if (isLate(model.wrapUpDueAt(chat)))
      complain(`[B-53] the wrap-up of ${chat.chatId} goes on though it is over`);
    if (isLate(model.targetDueAt(chat)))
      complain(`[I-8] ${chat.chatId} has missed its target, and nobody says so`);
    if (isLate(leavesAt(world, chat, upForMs)))
      complain(`[B-16] ${chat.chatId} waits on without its customer`);
  }
  for (const { accountId, administratorId, agentIds } of companies) {
    const graceMs = model.accounts.get(accountId)?.graceMs ?? 0;
    for (const userId of [administratorId, ...agentIds]) {
      const agent = model.agent(userId);
      const goneMs = Math.min(presence.goneForMs(userId), upForMs);
      const isHere = agent.base !== "unavailable" || agent.owned.size > 0;
      if (isHere && goneMs > graceMs + lateMs)
        complain(`[B-62] ${userId} is gone for ${goneMs} ms and still counts as here`);
    }
  }
}

function leavesAt({ model, presence, time }: World, chat: PlainChat, upForMs: number): number | null {
  const leavingMs = model.accounts.get(chat.accountId)?.queues.get(chat.queueId)?.leavingMs ?? 0;
  if (chat.stage !== "waiting" || leavingMs === 0) return null;
  const goneMs = Math.min(presence.goneForMs(chat.customerId), upForMs);
  return goneMs === 0 ? null : Math.max(time.now - goneMs, chat.waitingSince) + leavingMs;
}
