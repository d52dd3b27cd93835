import type { Author } from "../author.ts";

/** The side a message speaks for. `unknown`: its author is of a kind from a later version. */
export type Side = "customer" | "company" | "automatic" | "unknown";

/**
 * The side of a message's author. Only this function knows the kinds of authors by name. An unknown kind
 * never counts as the customer.
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
 * Does a message of this author answer the customer? Authors on the company's side do. An announcement does
 * not, nor does an unknown author: the customer keeps waiting. (B-32)
 */
export function isAnswer(by: Pick<Author, "kind">): boolean {
  return sideOf(by) === "company";
}
