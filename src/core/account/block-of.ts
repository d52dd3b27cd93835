import type { CustomerId } from "../ids.ts";
import type { Account, Block } from "./account.ts";

/** The block under which this customer may not write now; `null` when they may. (B-66) */
export function blockOf({ blocks }: Account, customerId: CustomerId, now: number): Block | null {
  const block = blocks[customerId];
  return block && (block.until === null || block.until > now) ? block : null;
}
