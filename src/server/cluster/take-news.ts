import { isFinished, isInInbox } from "#core/chat/chat.ts";
import type { DeskFeed } from "../feed/desk-feed.ts";
import type { People } from "../gateway/people.ts";
import type { Logs } from "../logs/logs.ts";
import type { LogMark, NumberedNews, SignedOut } from "../ports/cluster-store.ts";
import type { Position } from "../ports/store.ts";
import type { Positions } from "../presence/positions.ts";
import type { FarLogs } from "./far-logs.ts";
import type { FarPeople } from "./far-people.ts";
import { markOf } from "./session-mark.ts";

interface Needs {
  readonly logs: Logs;
  readonly positions: Positions;
  readonly people: People;
  readonly deskFeed: Pick<DeskFeed, "chatChanged">;
  readonly farLogs: FarLogs;
  readonly farPeople: FarPeople;
}

/** Takes in news; whether there is more that was committed before some of it. */
export type Take = (news: readonly NumberedNews[], isMore: boolean) => Promise<void>;

/** Takes in what other servers have made known. The same again changes nothing. */
export function takeNews(needs: Needs): Take {
  const { logs, farLogs, farPeople } = needs;
  const isAgent = ({ kind }: LogMark) => kind === "agent";
  /** They wait until there is no more: what they have done with a chat may be said in it. */
  let agents: readonly LogMark[] = [];
  return async (all, isMore) => {
    // Who has come before what they have done.
    for (const { serverId, news } of all) {
      for (const person of news.went ?? []) farPeople.went(serverId, person);
      for (const person of news.came ?? []) farPeople.came(serverId, person);
    }
    const marks = furthest([...agents, ...all.flatMap(({ news }) => news.logs ?? [])]);
    agents = marks.filter(isAgent);
    await farLogs.hear(isMore ? marks.filter((mark) => !isAgent(mark)) : marks);
    if (!isMore) agents = [];
    for (const { news } of all) {
      if (news.erased) logs.forget(news.erased.accountId, news.erased.logs);
      if (news.signedOut) signOut(needs, news.signedOut);
      for (const position of news.positions ?? []) takePosition(needs, position);
    }
  };
}

/** Each log once. */
function furthest(marks: readonly LogMark[]): LogMark[] {
  const byLog = new Map<string, LogMark>();
  for (const mark of marks) {
    if ((byLog.get(mark.id)?.number ?? 0) < mark.number) byLog.set(mark.id, mark);
  }
  return [...byLog.values()];
}

function signOut({ people }: Needs, { userId, session }: SignedOut): void {
  for (const connection of people.staff(userId)) {
    if (session === null || markOf(connection.session) === session) connection.signOut();
  }
}

/** As the gates do it for who is connected here. */
function takePosition({ logs, positions, people, deskFeed }: Needs, position: Position): void {
  const { chatId, who } = position;
  const chat = logs.peek("chat", chatId);
  // Others are read from the store when they are wanted.
  if (!chat || (isFinished(chat) && !positions.isLoaded(chatId))) return;
  if (!positions.hear(position)) return;
  deskFeed.chatChanged(chat.accountId, chatId);
  const known = isInInbox(chat) && chat.ownerId === who ? positions.get(chatId, chat.ownerId) : null;
  if (!known) return;
  for (const connection of people.customer(chat.customerId)) {
    connection.send({ type: "marks", chatId, delivered: known.delivered, seen: known.seen });
  }
}
