import { createHmac, timingSafeEqual } from "node:crypto";
import type { AccountId, CustomerId, WidgetId } from "#core/ids.ts";

/** How long a link leads to the chat: also for somebody who reads mail once a week. */
export const linkLastsMs = 7 * 24 * 3_600_000;

interface Needs {
  /** Known to the servers of this installation and to nobody else. */
  readonly key: string;
  /** The address at which people open Bellhop. */
  readonly base: () => string;
}

interface Holder {
  readonly accountId: AccountId;
  readonly customerId: CustomerId;
}

/**
 * Links by which whoever reads a customer's mail is that customer, in any browser, for a time. (B-79) The proof
 * stands behind the `#`, so that it reaches no log and no other site.
 */
export class ChatLinks {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  make(holder: Holder & { readonly widgetId: WidgetId; readonly language: string }, now: number): string {
    const until = now + linkLastsMs;
    const proof = `${holder.customerId}.${until}.${this.#mac(holder, until).toString("base64url")}`;
    return `${this.#needs.base()}/chat/?widget=${holder.widgetId}&language=${holder.language}#link=${proof}`;
  }

  /** The customer whom this proof is about; `null` when it is forged, of another account, or too old. */
  read(proof: string, accountId: AccountId, now: number): CustomerId | null {
    const [customerId = "", until = "", mac = ""] = proof.split(".");
    const given = Buffer.from(mac, "base64url");
    const ours = this.#mac({ accountId, customerId: customerId as CustomerId }, Number(until));
    // The length is no secret; comparing texts of different length would throw.
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
    return Number(until) > now ? (customerId as CustomerId) : null;
  }

  #mac({ accountId, customerId }: Holder, until: number): Buffer {
    const said = ["bellhop chat link 1", accountId, customerId, until];
    // As JSON, so that no two links have the same text.
    return createHmac("sha256", this.#needs.key).update(JSON.stringify(said)).digest();
  }
}
