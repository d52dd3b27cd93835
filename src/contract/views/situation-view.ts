/** The customer's situation in their current or last chat. (B-71) */
export type SituationView = (
  | { readonly kind: "none" }
  /** No agent has joined yet, or none is with the customer any more. */
  | { readonly kind: "waiting" }
  | { readonly kind: "with-agent"; readonly name: string }
  | { readonly kind: "ended"; readonly by: "customer" | "agent" | "company" }
) & {
  /** The address they have left; empty when they have left none, left out when no mail is sent here. (B-79) */
  readonly email?: string;
  /** An agent has been with them, so that the chat can be rated and sent. (B-57) */
  readonly joined?: true;
  /** The stars they have given the chat. */
  readonly stars?: number;
};
