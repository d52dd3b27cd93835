import type { AccountRules, Queue, User } from "../account/account.ts";

export type AgentDeed =
  | "take"
  | "play"
  | "pause"
  | "put-back"
  | "transfer"
  | "offer"
  | "accept"
  | "decline"
  | "withdraw"
  | "write"
  | "end"
  | "extend"
  | "finish"
  | "classify"
  | "mark-abusive"
  | "choose-status"
  | "plan-break"
  | "sign-out"
  | "come"
  | "go";

/**
 * One step of a simulation. Numbers choose whom and what it is about, and are valid however many chats there
 * are, so that any list of steps can be played and shrunk.
 */
export type Step =
  | {
      readonly by: "customer";
      readonly customer: number;
      readonly does: "write" | "leave" | "come" | "go";
      readonly widget: number;
      /** Had their browser seen all that was in the chat when they wrote? */
      readonly hasSeenAll: boolean;
    }
  | {
      readonly by: "agent";
      readonly agent: number;
      readonly does: AgentDeed;
      /** 0 is the most suitable chat. */
      readonly chat: number;
      /** Index of the queue, status or classification. */
      readonly which: number;
    }
  | {
      readonly by: "administrator";
      readonly saves: "queue";
      readonly queue: number;
      readonly change: Partial<Queue>;
    }
  | {
      readonly by: "administrator";
      readonly saves: "user";
      readonly user: number;
      readonly change: Partial<User>;
    }
  | { readonly by: "administrator"; readonly saves: "account"; readonly change: Partial<AccountRules> }
  /** Time goes by; or it does so while the server sleeps, and what falls due is seen some steps too late. */
  | { readonly by: "clock"; readonly does: "pass" | "sleep"; readonly seconds: number };

export type StepBy<Who extends Step["by"]> = Extract<Step, { readonly by: Who }>;
