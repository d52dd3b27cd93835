import type { Save } from "#server/ports/store.ts";

/** What went against the rules, in words. */
export type Complain = (words: string) => void;

export interface PlainLine {
  readonly number: number;
  readonly at: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly commandId: string | null;
}

export interface PlainChat {
  readonly chatId: string;
  readonly accountId: string;
  readonly customerId: string;
  readonly queuedAt: number;
  queueId: string;
  inQueueSince: number;
  stage: "waiting" | "owned" | "wrap-up" | "closed" | "abandoned";
  ownerId: string | null;
  isActive: boolean;
  offeredTo: string | null;
  /** Who put it back since somebody last worked on it. */
  readonly declinedBy: Set<string>;
  customerMessages: number;
  hasSpoken: boolean;
  waitSince: number | null;
  /** What the customer said and nobody has answered. */
  unanswered: { readonly number: number; readonly at: number }[];
  missedSince: number | null;
  /** In wrap-up: what is left of the countdown since `wrapUpAt`, and whether it runs. */
  leftMs: number | null;
  wrapUpAt: number;
  isRunning: boolean;
  extensionsLeft: number;
  pausedMaxMs: number;
  waitingSince: number;
}

export interface PlainAgent {
  readonly userId: string;
  base: "available" | "break" | "unavailable";
  readonly owned: Set<string>;
}

interface PlainUser {
  readonly userId: string;
  readonly groupIds: readonly string[];
  readonly chatsMax: number | null;
  readonly webchat: boolean;
  readonly disabled: boolean;
}

export interface PlainQueue {
  readonly queueId: string;
  readonly groupIds: readonly string[];
  readonly allocation: "auto" | "by-hand" | null;
  readonly chatsMax: number | null;
  readonly allocateWhileHandling: boolean;
  readonly replyTargetMs: number;
  readonly leavingMs: number;
  readonly priority: number;
  readonly wrapUp: {
    mode: string;
    durationMs: number;
    extensionMs: number;
    extensionsMax: number;
    pausedMaxMs: number;
  };
}

export interface PlainAccount {
  allocation: "auto" | "by-hand";
  chatsMax: number;
  graceMs: number;
  readonly users: Map<string, PlainUser>;
  readonly queues: Map<string, PlainQueue>;
  readonly targetSince: Map<string, number>;
}

/** What everything that was stored must have led to, kept in the plainest way: nothing here is the product's. */
export class PlainModel {
  readonly logs = new Map<string, PlainLine[]>();
  readonly chats = new Map<string, PlainChat>();
  readonly agents = new Map<string, PlainAgent>();
  readonly accounts = new Map<string, PlainAccount>();
  /** Every command that left a mark, with all its lines. */
  readonly commands = new Map<string, { logId: string; line: PlainLine }[]>();
  saves = 0;

  /** The number of the last line of a log; 0 for one that there is not. */
  length(logId: string): number {
    return this.logs.get(logId)?.length ?? 0;
  }

  agent(userId: string): PlainAgent {
    const known = this.agents.get(userId);
    if (known) return known;
    const agent: PlainAgent = { userId, base: "unavailable", owned: new Set() };
    this.agents.set(userId, agent);
    return agent;
  }

  /** Adds the lines of a save; the result is what is new, log by log, in the order of the save. */
  write(save: Save, complain: Complain): { kind: string; logId: string; line: PlainLine }[] {
    this.saves += 1;
    const marks = new Set<string>();
    const added = save.appends.flatMap(({ kind, logId, expected, events }) => {
      const log = this.logs.get(logId) ?? [];
      this.logs.set(logId, log);
      if (log.length !== expected) {
        complain(`${kind} ${logId} has ${log.length} lines, and a save went in behind line ${expected}`);
      }
      return events.map(({ at, type, body, commandId }) => {
        // What a store keeps is text.
        const line = { number: log.length + 1, at, type, body: JSON.parse(JSON.stringify(body)), commandId };
        log.push(line);
        if (commandId) marks.add(commandId);
        return { kind, logId, line };
      });
    });
    for (const commandId of marks) {
      if (this.commands.has(commandId)) complain(`[I-4] command ${commandId} was done a second time`);
      const lines = added.filter(({ line }) => line.commandId === commandId);
      this.commands.set(commandId, lines);
    }
    return added;
  }

  /** Who waits in a queue, the next one first. */
  waitingIn(queueId: string): PlainChat[] {
    return [...this.chats.values()]
      .filter((chat) => chat.stage === "waiting" && chat.queueId === queueId)
      .toSorted((a, b) => a.queuedAt - b.queuedAt || (a.chatId < b.chatId ? -1 : 1));
  }

  /** The one chat an agent works on, as the chats say. */
  activeOf(userId: string): string | null {
    const active = [...this.agent(userId).owned].filter((chatId) => this.chats.get(chatId)?.isActive);
    return active[0] ?? null;
  }

  serves(userId: string, accountId: string, queueId: string): boolean {
    const account = this.accounts.get(accountId);
    const user = account?.users.get(userId);
    const queue = account?.queues.get(queueId);
    if (!user || !queue || !user.webchat || user.disabled) return false;
    return queue.groupIds.some((groupId) => user.groupIds.includes(groupId));
  }

  /** Why allocation must not give this chat to this agent, connection aside; `null` when it may. */
  whyNot(userId: string, chat: PlainChat): string | null {
    const account = this.accounts.get(chat.accountId);
    const queue = account?.queues.get(chat.queueId);
    const user = account?.users.get(userId);
    const agent = this.agent(userId);
    if (!account || !queue || !user) return "is not of this account";
    if ((queue.allocation ?? account.allocation) !== "auto") return "waits where agents take by hand";
    if (!this.serves(userId, chat.accountId, chat.queueId)) return "does not serve the queue";
    if (agent.base !== "available") return `is ${agent.base}`;
    if (agent.owned.size >= (user.chatsMax ?? queue.chatsMax ?? account.chatsMax))
      return "has as many as they may";
    if (!queue.allocateWhileHandling && this.activeOf(userId)) return "has an active item";
    if (chat.declinedBy.has(userId)) return "has put it back";
    return null;
  }

  /** When the wait of this chat reaches its target, unless that is said already; `null` when it never will. */
  targetDueAt(chat: PlainChat): number | null {
    const account = this.accounts.get(chat.accountId);
    const targetMs = account?.queues.get(chat.queueId)?.replyTargetMs ?? 0;
    if (chat.waitSince === null || targetMs === 0 || chat.missedSince === chat.waitSince) return null;
    const appliesFrom = Math.max(chat.inQueueSince, account?.targetSince.get(chat.queueId) ?? 0);
    return Math.max(chat.waitSince + targetMs, appliesFrom);
  }

  /** When a wrap-up closes by itself; `null` when it does not. */
  wrapUpDueAt(chat: PlainChat): number | null {
    if (chat.stage !== "wrap-up") return null;
    if (chat.isRunning) return chat.leftMs === null ? null : chat.wrapUpAt + chat.leftMs;
    return chat.pausedMaxMs === 0 ? null : chat.wrapUpAt + chat.pausedMaxMs;
  }
}
