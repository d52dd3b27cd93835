import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ChatId, QueueId } from "#contract/ids.ts";
import { lateItems, nextItem, unreadItems } from "../inbox/late-items.ts";
import { type Choice, choicesNow, useChoices, useKey } from "../keys/use-key.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { nextQueue } from "../queues/next-queue.ts";
import { useShowTaken } from "../queues/use-take.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCommand } from "../session/use-command.ts";
import { useMay } from "../session/use-desk.ts";
import { usePlaces } from "./use-places.ts";

const Palette = lazyPart(async () => (await import("./palette.tsx")).Palette);

/** What can be done on every page, and the palette, which finds it together with what the page itself offers. (B-26) */
export function DeskActs() {
  const [shown, setShown] = useState<readonly Choice[] | null>(null);
  const { session } = useSignedInDesk();
  const { chatId, queueId } = useParams({ strict: false });
  const may = useMay();
  const run = useCommand();
  const showTaken = useShowTaken();
  const { toChat, places } = usePlaces();
  const cards = () => session.model.get().desk.cards;

  const takeNext = async (id: QueueId) => {
    const taken = await run("chat.take-next", { queueId: id });
    if (taken) await showTaken(taken);
  };
  const toNext = (chatIds: readonly ChatId[]) => {
    const next = nextItem(chatIds, (chatId ?? null) as ChatId | null);
    return next && next !== chatId ? () => toChat(next) : null;
  };
  const showReasons = () => setShown(choicesNow().filter(({ name }) => name === "break-for"));

  useKey("palette", () => setShown(choicesNow()));
  useChoices(() => {
    const items = Object.values(cards().item);
    const next = nextQueue(Object.values(cards().queue), (queueId ?? null) as QueueId | null);
    const mayBreak = may("chat.handle") && Object.keys(cards()["break-reason"]).length > 0;
    return [
      { name: "break", chatId: null, act: mayBreak ? showReasons : null },
      { name: "next-late", chatId: null, act: toNext(lateItems(items, session.now())) },
      { name: "next-unread", chatId: null, act: toNext(unreadItems(items)) },
      {
        name: "take-next",
        chatId: null,
        ...(next ? { detail: next.name } : {}),
        act: next ? () => void takeNext(next.queueId) : null,
      },
    ];
  });
  useChoices(places);
  return shown && <Palette choices={shown} close={() => setShown(null)} />;
}
