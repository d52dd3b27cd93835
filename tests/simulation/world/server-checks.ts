import { isDeepStrictEqual } from "node:util";
import { isInInbox } from "#core/chat/chat.ts";
import type { OpenAccount } from "#server/account/open-account.ts";
import type { Company } from "./company.ts";
import type { PlainChat } from "./plain-model.ts";
import type { World } from "./world.ts";

/** More than ever wait in one queue. */
const everyone = 1_000_000;

/** How late a server may be with what time brings about: its clock may be set back so much. */
const lateMs = 4_000;

/** An account where nothing troubles it: as its home has it, since when, and as it is. */
interface Home {
  readonly parts: OpenAccount["parts"];
  readonly since: number;
  readonly company: Company;
}

/**
 * After a step, of each account at a home that nothing troubles: what the home knows is what the plain model
 * says, and nothing is left undone.
 */
export function checkServer(world: World): void {
  for (const company of world.companies) {
    const calm = world.calmHome(company);
    if (!calm) continue;
    const { parts, since } = calm;
    if (parts) checkHome(world, { parts, since, company });
    else if (world.isAtWork(company)) world.complain(`[home] ${company.accountId} is not open at its home`);
  }
}

function checkHome(world: World, home: Home): void {
  checkChats(world, home);
  checkAgents(world, home);
  checkLines(world, home);
  checkAllocation(world, home);
  checkDue(world, home);
}

function checkChats({ model, complain }: World, { parts, company }: Home): void {
  const live = new Map([...parts.logs.liveChats()].map((chat) => [chat.chatId as string, chat]));
  for (const plain of model.chats.values()) {
    if (plain.accountId !== company.accountId) continue;
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

function checkAgents({ model, complain }: World, { parts, company }: Home): void {
  for (const userId of [company.administratorId, ...company.agentIds]) {
    const agent = parts.logs.agent(userId);
    const plain = model.agent(userId);
    const held = [agent.base, agent.activeChatId, Object.keys(agent.owned).toSorted()];
    const said = [plain.base, model.activeOf(userId), [...plain.owned].toSorted()];
    if (!isDeepStrictEqual(held, said)) {
      complain(`[I-10] ${userId} is ${JSON.stringify(said)}, and the server has ${JSON.stringify(held)}`);
    }
  }
}

/** Who waits in which order. (B-7) */
function checkLines({ model, complain }: World, { parts, company }: Home): void {
  for (const queueId of company.queueIds) {
    const line = parts.waitingLines.line(queueId).take(everyone);
    const held = line.map(({ chatId }) => chatId as string);
    const said = model.waitingIn(queueId).map(({ chatId }) => chatId);
    if (!isDeepStrictEqual(held, said))
      complain(`[B-7] in ${queueId} wait ${said.join()}, and the server has ${held.join()}`);
  }
}

/** Nobody waits whom somebody could have been given. (I-9) */
function checkAllocation({ model, presence, complain }: World, { company }: Home): void {
  const { accountId, administratorId, agentIds } = company;
  for (const chat of model.chats.values()) {
    if (chat.accountId !== accountId || chat.stage !== "waiting") continue;
    for (const userId of [administratorId, ...agentIds]) {
      if (presence.isSurelyHere(userId) && model.whyNot(userId, chat) === null) {
        complain(`[I-9] ${chat.chatId} waits, and ${userId} could have it`);
      }
    }
  }
}

/** What time brings about has come about. (B-16, B-53, B-62, F-25) */
function checkDue(world: World, { since, company }: Home): void {
  const { model, presence, complain, time } = world;
  const { accountId, administratorId, agentIds } = company;
  const upForMs = time.now - since;
  for (const chat of model.chats.values()) {
    if (chat.accountId !== accountId) continue;
    const isLate = (term: Term | null) => term !== null && isOver(world, chat, { term, upForMs });
    if (isLate(termTo(chat.wrapUpAt, model.wrapUpDueAt(chat))))
      complain(`[B-53] the wrap-up of ${chat.chatId} goes on though it is over`);
    if (isLate(termTo(chat.waitSince ?? 0, model.targetDueAt(chat))))
      complain(`[I-8] ${chat.chatId} has missed its target, and nobody says so`);
    const goneForMs = Math.min(presence.goneForMs(chat.customerId, accountId), upForMs);
    const left = leaving(world, chat, goneForMs);
    if (left && isOver(world, chat, { term: left, upForMs: goneForMs }))
      complain(`[B-16] ${chat.chatId} waits on without its customer`);
  }
  const graceMs = model.accounts.get(accountId)?.graceMs ?? 0;
  for (const userId of [administratorId, ...agentIds]) {
    const agent = model.agent(userId);
    const goneMs = Math.min(presence.goneForMs(userId, accountId), upForMs);
    const isHere = agent.base !== "unavailable" || agent.owned.size > 0;
    if (isHere && goneMs > graceMs + lateMs)
      complain(`[B-62] ${userId} is gone for ${goneMs} ms and still counts as here`);
  }
}

interface Term {
  readonly since: number;
  readonly dueAt: number;
}

function termTo(since: number, dueAt: number | null): Term | null {
  return dueAt === null ? null : { since, dueAt };
}

/**
 * Is it over for longer than a server may be late? Where clocks are apart, times of one machine mean nothing to
 * another: then the whole term must have gone by since the chat came here, and since anything changed.
 */
function isOver(world: World, chat: PlainChat, { term, upForMs }: { term: Term; upForMs: number }): boolean {
  const { since, dueAt } = term;
  if (!world.areClocksApart) return dueAt + lateMs < world.time.now;
  const unchanged = [chat.chatId, chat.accountId].map((logId) => world.unchangedMs(logId));
  return Math.min(upForMs, ...unchanged) > dueAt - since + lateMs;
}

function leaving({ model, time }: World, chat: PlainChat, goneMs: number): Term | null {
  const { accountId, queueId } = chat;
  const leavingMs = model.accounts.get(accountId)?.queues.get(queueId)?.leavingMs ?? 0;
  if (chat.stage !== "waiting" || leavingMs === 0 || goneMs === 0) return null;
  const since = Math.max(time.now - goneMs, chat.waitingSince);
  return { since, dueAt: since + leavingMs };
}
