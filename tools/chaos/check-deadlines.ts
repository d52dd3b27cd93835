import type { Account } from "#core/account/account.ts";
import type { AccountEvent } from "#core/account/account-event.ts";
import { evolveAccount } from "#core/account/evolve-account.ts";
import { type Agent, newAgent } from "#core/agent/agent.ts";
import type { AgentEvent } from "#core/agent/agent-event.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import { breakDue } from "#core/agent/overrun-break.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { type Chat, isInInbox } from "#core/chat/chat.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import { replyTargetDue } from "#core/chat/reply-wait.ts";
import { wrapUpDue } from "#core/chat/wrap-up.ts";
import type { UserId } from "#core/ids.ts";
import { groupBy } from "./group-by.ts";
import type { LoggedEvent } from "./read-stored.ts";

/** Deadlines, compared with the logs; all but the first two must be 0. */
export interface DeadlineCount {
  due: number;
  /** Number of them that fell due while no server was awake. */
  dueWhileDead: number;
  /** Not in the log although due, or dated other than at the due time. */
  missed: number;
  doubled: number;
  /** Logs that contradict themselves, or each other. */
  unexplained: number;
  readonly findings: string[];
}

interface Life {
  readonly count: DeadlineCount;
  readonly account: Account;
  /** Until when everything that was due had time to be done (ms since epoch). */
  readonly until: number;
  readonly wasDead: (at: number) => boolean;
}

type Log = readonly LoggedEvent[];

/**
 * Evolves every log and checks, event by event, the deadlines before it: wrap-ups, reply targets and breaks.
 * The account's settings must not have changed since its first chat.
 */
export function checkDeadlines(
  events: readonly LoggedEvent[],
  { until, wasDead }: Pick<Life, "until" | "wasDead">,
): DeadlineCount {
  const count = { due: 0, dueWhileDead: 0, missed: 0, doubled: 0, unexplained: 0, findings: [] as string[] };
  const logs = groupBy(events, ({ logId }) => logId);
  const ofKind = (kind: string) => [...logs.values()].filter((log) => log[0]?.kind === kind);
  const [account] = ofKind("account").map((log) =>
    log.reduce<Account | null>((state, event) => evolveAccount(state, changeOf<AccountEvent>(event)), null),
  );
  if (!account) throw new Error("There is no account in the logs");
  const life: Life = { count, account, until, wasDead };
  const chats = ofKind("chat").flatMap((log) => evolved(life, log, evolveAndLookAtChat));
  const agents = ofKind("agent").flatMap((log) => evolved(life, log, evolveAndLookAtAgent));
  checkOwners(life, chats, agents);
  return count;
}

/** A log whose events cannot follow on each other says something twice, or leaves something out. */
function evolved<State>(life: Life, log: Log, evolve: (life: Life, log: Log) => State | null): State[] {
  try {
    return [evolve(life, log) ?? []].flat() as State[];
  } catch (fault) {
    life.count.unexplained += 1;
    life.count.findings.push(`${log[0]?.logId}: ${(fault as Error).message}`);
    return [];
  }
}

function evolveAndLookAtChat(life: Life, log: Log): Chat | null {
  let chat: Chat | null = null;
  for (const event of log) {
    const next = evolveChat(chat, changeOf<ChatEvent>(event));
    if (chat) {
      lookAtWrapUp(life, { before: chat, event, after: next });
      lookAtReplyTarget(life, { before: chat, event, after: next });
    }
    chat = next;
  }
  if (!chat) return null;
  const left = chat.state === "wrap-up" ? wrapUpDue(chat.wrapUp)?.dueAt : replyTargetDue(chat, life.account);
  if (left && left < life.until) miss(life, `chat ${chat.chatId}: nothing happened at ${left}`);
  return chat;
}

interface Step<State> {
  readonly before: State;
  readonly event: LoggedEvent;
  readonly after: State;
}

function lookAtWrapUp(life: Life, { before, event, after }: Step<Chat>): void {
  if (before.state !== "wrap-up") return;
  const due = wrapUpDue(before.wrapUp);
  const words = `chat ${before.chatId}, event ${event.number}`;
  const why = event.type === "chat.closed" ? event.body["why"] : null;
  if (why === "expired" || why === "paused-too-long") {
    fellDue(life, event.at);
    if (due?.dueAt !== event.at || due.why !== why) {
      miss(life, `${words}: ${why} at ${event.at}, due at ${due?.dueAt} as ${due?.why}`);
    }
  } else if (due && event.at > due.dueAt) {
    const dueAfter = after.state === "wrap-up" ? wrapUpDue(after.wrapUp)?.dueAt : null;
    if (dueAfter !== due.dueAt) miss(life, `${words}: ${event.type} in place of ${due.why}`);
  }
}

function lookAtReplyTarget(life: Life, { before, event, after }: Step<Chat>): void {
  const due = replyTargetDue(before, life.account);
  const words = `chat ${before.chatId}, event ${event.number}`;
  if (event.type === "reply-target.missed") {
    fellDue(life, event.at);
    if (due === null) again(life, `${words}: the wait since ${String(event.body["since"])} again`);
    else if (due !== event.at) miss(life, `${words}: missed at ${event.at}, due at ${due}`);
  } else if (due !== null && event.at >= due && replyTargetDue(after, life.account) !== due) {
    miss(life, `${words}: ${event.type}, and the target missed at ${due} is not there`);
  }
}

function evolveAndLookAtAgent(life: Life, log: Log): Agent | null {
  const [first] = log;
  if (!first) return null;
  let agent = newAgent(life.account.accountId, first.logId as UserId);
  for (const event of log) {
    const due = breakDue(life.account, agent);
    const next = evolveAgent(agent, changeOf<AgentEvent>(event));
    const words = `agent ${agent.userId}, event ${event.number}`;
    if (event.type === "agent.break-overran") {
      fellDue(life, event.at);
      if (due === null) again(life, `${words}: the same break again`);
      else if (due !== event.at) miss(life, `${words}: overran at ${event.at}, due at ${due}`);
    } else if (due !== null && event.at >= due && breakDue(life.account, next) !== due) {
      miss(life, `${words}: ${event.type}, and the break that overran at ${due} is not there`);
    }
    agent = next;
  }
  const left = breakDue(life.account, agent);
  if (left !== null && left < life.until) miss(life, `agent ${agent.userId}: nothing happened at ${left}`);
  return agent;
}

/**
 * Compares the owners in the chats' logs with those in the agents' logs; nobody works on two chats. (I-1,
 * I-2)
 */
function checkOwners({ count }: Life, chats: readonly Chat[], agents: readonly Agent[]): void {
  const asChatsSay = chats.filter(isInInbox).map(({ ownerId, chatId }) => `${ownerId} owns ${chatId}`);
  const asAgentsSay = agents.flatMap(({ userId, owned }) =>
    Object.keys(owned).map((chatId) => `${userId} owns ${chatId}`),
  );
  const active = chats.filter((chat) => isInInbox(chat) && chat.active).map(({ chatId }) => chatId);
  const worked = agents.flatMap(({ activeChatId }) => activeChatId ?? []);
  const apart = [...difference(asChatsSay, asAgentsSay), ...difference(active, worked)];
  count.unexplained += apart.length;
  count.findings.push(...apart.map((words) => `only one log says: ${words}`));
}

function difference(one: readonly string[], other: readonly string[]): string[] {
  return [...one.filter((item) => !other.includes(item)), ...other.filter((item) => !one.includes(item))];
}

function changeOf<Event>({ type, at, body }: LoggedEvent): Event {
  return { ...body, type, at } as Event;
}

function fellDue({ count, wasDead }: Life, at: number): void {
  count.due += 1;
  if (wasDead(at)) count.dueWhileDead += 1;
}

function miss({ count }: Life, words: string): void {
  count.missed += 1;
  count.findings.push(words);
}

function again({ count }: Life, words: string): void {
  count.doubled += 1;
  count.findings.push(words);
}
