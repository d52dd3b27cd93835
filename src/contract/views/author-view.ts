import type { UserId } from "../ids.ts";

/**
 * Who did something, as staff are told it. `system` is a part of Bellhop itself, by its name. Kinds are an
 * open set: a page of an earlier version gives those it does not know a neutral name, and never takes them
 * for the customer.
 */
export type AuthorView =
  | { readonly kind: "customer"; readonly id: string }
  | { readonly kind: "user"; readonly id: UserId }
  | { readonly kind: "bot"; readonly id: string }
  | { readonly kind: "token"; readonly id: string }
  | { readonly kind: "system"; readonly id: string };
