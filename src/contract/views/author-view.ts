import type { UserId } from "../ids.ts";

/**
 * The author of an event as shown to staff. `system` is a part of Bellhop, by name. Kinds are an open set: a
 * page of an earlier version gives unknown kinds a neutral name and never takes them for the customer.
 */
export type AuthorView =
  | { readonly kind: "customer"; readonly id: string }
  | { readonly kind: "user"; readonly id: UserId }
  | { readonly kind: "bot"; readonly id: string }
  | { readonly kind: "token"; readonly id: string }
  | { readonly kind: "system"; readonly id: string };
