import type { Kysely } from "kysely";
import type { DayAsked, DayRows, HandledChat, HandledChatsAsked } from "../ports/work-of-agents.ts";
import { reading } from "./reading.ts";
import type { Tables } from "./tables.ts";
import { contactsNamed } from "./contacts-named.ts";

/** Chats that are erased are no longer found, whatever their follower has kept. */
export function readHandledChats(query: Kysely<Tables>, of: HandledChatsAsked): Promise<HandledChat[]> {
  const { accountId, userId, from, to, queueId, classificationId, ended, words, after, limit } = of;
  let chats = query
    .selectFrom("handled_chat")
    .innerJoin("chat", "chat.chat_id", "handled_chat.chat_id")
    .leftJoin("contact as assigned", "assigned.contact_id", "chat.contact_id")
    .leftJoin("contact as standing", (join) =>
      join.on(({ eb, fn, ref }) =>
        eb("standing.contact_id", "=", fn.coalesce(ref("assigned.merged_into"), ref("assigned.contact_id"))),
      ),
    )
    .where("handled_chat.account_id", "=", accountId)
    .where("handled_chat.user_id", "=", userId);
  if (from !== null) chats = chats.where("handled_chat.owned_at", ">=", from);
  if (to !== null) chats = chats.where("handled_chat.owned_at", "<", to);
  if (queueId) chats = chats.where("chat.queue_id", "=", queueId);
  if (classificationId) chats = chats.where("chat.classification_id", "=", classificationId);
  if (ended) chats = chats.where("chat.ended", "=", ended);
  for (const word of words) {
    chats = chats.where("standing.contact_id", "in", contactsNamed(query, accountId, word));
  }
  if (after) {
    const { ownedAt, chatId } = after;
    chats = chats.where(({ eb, and, or }) =>
      or([
        eb("handled_chat.owned_at", "<", ownedAt),
        and([eb("handled_chat.owned_at", "=", ownedAt), eb("handled_chat.chat_id", "<", chatId)]),
      ]),
    );
  }
  return reading(
    chats
      .orderBy("handled_chat.owned_at", "desc")
      .orderBy("handled_chat.chat_id", "desc")
      .limit(limit)
      .select([
        "handled_chat.chat_id as chatId",
        "handled_chat.owned_at as ownedAt",
        "chat.state",
        "standing.name as contactName",
      ])
      .execute(),
  );
}

export async function readDay(query: Kysely<Tables>, of: DayAsked): Promise<DayRows> {
  const { accountId, userId, from } = of;
  const chats = query
    .selectFrom("handled_chat")
    .where("account_id", "=", accountId)
    .where("user_id", "=", userId);
  const handled = chats.where("handled_at", ">=", from).select("handle_ms");
  const responded = chats.where("responded_at", ">=", from).select("response_ms");
  const spans = query
    .selectFrom("status_span")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("user_id", "=", userId)
    .where("ended_at", ">", from);
  const agent = query
    .selectFrom("followed_agent")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("user_id", "=", userId);
  return {
    handled: await reading(handled.execute()),
    responded: await reading(responded.execute()),
    spans: await reading(spans.execute()),
    agent: (await reading(agent.executeTakeFirst())) ?? null,
  };
}
