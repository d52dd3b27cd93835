import type { Author } from "../author.ts";

/** Whom a message speaks for. `unknown`: its author is of a kind from a later version. */
export type Side = "customer" | "company" | "automatic" | "unknown";

/**
 * Whom the author of a message speaks for: the one place that knows the kinds of authors by name. A kind
 * that is not known here is never taken for the customer.
 */
export function sideOf(by: Pick<Author, "kind">): Side {
  switch (by.kind) {
    case "customer":
      return "customer";
    case "user":
    case "bot":
    case "token":
      return "company";
    case "system":
      return "automatic";
    default:
      return "unknown";
  }
}

/**
 * Does a message of this author's answer the customer? Whoever speaks for the company answers; an
 * announcement does not, nor does somebody of whom nothing is known: the customer then goes on waiting. (B-32)
 */
export function isAnswer(by: Pick<Author, "kind">): boolean {
  return sideOf(by) === "company";
}
