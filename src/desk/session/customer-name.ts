import type { CustomerName } from "#contract/views/customer-name.ts";
import { words } from "../words/words.ts";

/** The customer's name on this desk. */
export function customerName(name: CustomerName): string {
  return typeof name === "string" ? name : words.session.customer(name.code);
}
