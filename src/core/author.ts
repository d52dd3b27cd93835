import type { CustomerId, UserId } from "./ids.ts";

/** The parts of the system that do something by themselves. */
export type SystemPart =
  | "allocation"
  | "announcement"
  | "break"
  | "grace"
  | "leaving"
  | "mail"
  | "no-response"
  | "offer"
  | "reply-target"
  | "set-up"
  | "wrap-up";

/**
 * The author of an event, as recorded for good. (An `Actor` asks for something now and has permissions in an
 * account.)
 */
export type Author =
  | { readonly kind: "customer"; readonly id: CustomerId }
  | { readonly kind: "user"; readonly id: UserId }
  | { readonly kind: "bot"; readonly id: string }
  | { readonly kind: "token"; readonly id: string }
  | { readonly kind: "system"; readonly id: SystemPart };

/** Every event of every log says when it happened, in ms since epoch, and who did it. */
export interface Happened {
  readonly at: number;
  readonly by: Author;
}

export function byCustomer(id: CustomerId): Author {
  return { kind: "customer", id };
}

export function byUser(id: UserId): Author {
  return { kind: "user", id };
}

export function bySystem(id: SystemPart): Author {
  return { kind: "system", id };
}
