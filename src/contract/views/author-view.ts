import type { UserId } from "../ids.ts";

/** Who did something, as staff are told it. `system` is a part of Bellhop itself, by its name. */
export type AuthorView =
  | { readonly kind: "customer"; readonly id: string }
  | { readonly kind: "user"; readonly id: UserId }
  | { readonly kind: "bot"; readonly id: string }
  | { readonly kind: "token"; readonly id: string }
  | { readonly kind: "system"; readonly id: string };
