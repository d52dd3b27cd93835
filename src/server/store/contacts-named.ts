import type { Kysely } from "kysely";
import type { AccountId } from "#core/ids.ts";
import type { Tables } from "./tables.ts";

/** The ids of contacts one of whose words begins with this one. */
export function contactsNamed(query: Kysely<Tables>, accountId: AccountId, word: string) {
  return query
    .selectFrom("contact_word")
    .select("contact_id")
    .distinct()
    .where("account_id", "=", accountId)
    .where("word", ">=", word)
    .where("word", "<", `${word}\u{10FFFF}`);
}
