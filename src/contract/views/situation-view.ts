/** Where a customer stands with the chat they are in, or were in last. (B-71) */
export type SituationView =
  | { readonly kind: "none" }
  /** Nobody has joined them yet, or nobody is with them any more. */
  | { readonly kind: "waiting" }
  | { readonly kind: "with-agent"; readonly name: string }
  | { readonly kind: "ended"; readonly by: "customer" | "agent" };
