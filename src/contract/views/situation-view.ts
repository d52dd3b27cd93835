/** The customer's situation in their current or last chat. (B-71) */
export type SituationView =
  | { readonly kind: "none" }
  /** No agent has joined yet, or none is with the customer any more. */
  | { readonly kind: "waiting" }
  | { readonly kind: "with-agent"; readonly name: string }
  | { readonly kind: "ended"; readonly by: "customer" | "agent" | "company" };
