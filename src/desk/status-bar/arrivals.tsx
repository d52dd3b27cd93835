import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useWaitingByHand } from "../queues/use-waiting-by-hand.ts";
import { useCards, useDesk, useMe } from "../session/use-desk.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { findArrivals, findQueueArrivals } from "./find-arrivals.ts";
import { ringBell } from "./ring-bell.ts";
import { bellSound } from "./bell-sound.ts";
import { words } from "../words/words.ts";

/** Announces new chats, messages and customers to be taken: bell, page's title, screen readers. (B-3, B-17) */
export function Arrivals() {
  const [said, setSaid] = useState("");
  useItemArrivals(setSaid);
  useQueueArrivals(setSaid);
  useOfferArrivals(setSaid);
  return (
    <>
      <PageTitle />
      <div className="for-screen-readers" role="status" aria-live="polite">
        {said}
      </div>
    </>
  );
}

function useItemArrivals(announce: (text: string) => void): void {
  const { model } = useSignedInDesk().session;
  const items = useCards("item");
  const { chatId: selectedId } = useParams({ strict: false });
  const before = useRef(items);
  useEffect(() => {
    if (before.current === items) return;
    const inView = document.visibilityState === "visible" ? ((selectedId ?? null) as ChatId | null) : null;
    const { chats, messages } = findArrivals(before.current, items, inView);
    before.current = items;
    if (chats.length > 0) {
      const queues = model.get().desk.cards.queue;
      announce(
        chats
          .map(({ name, queueId }) => words.statusBar.chatArrived(name, queues[queueId]?.name ?? ""))
          .join(" "),
      );
    }
    if (chats.length + messages.length > 0) soundBell();
  }, [items, selectedId, model, announce]);
}

/** Nobody is given what waits to be taken by hand, so everyone who could take it hears of it. */
function useQueueArrivals(announce: (text: string) => void): void {
  const queues = useCards("queue");
  const { base } = useMe();
  const before = useRef(queues);
  useEffect(() => {
    const arrived = findQueueArrivals(before.current, queues);
    before.current = queues;
    if (arrived.length === 0 || base !== "available") return;
    announce(words.statusBar.customerWaits(arrived.map(({ name }) => name)));
    soundBell();
  }, [queues, base, announce]);
}

/** Another agent offers a chat, and waits for an answer. (B-44) */
function useOfferArrivals(announce: (text: string) => void): void {
  const offers = useCards("offer");
  const agentName = useUserName();
  const before = useRef(offers);
  useEffect(() => {
    const arrived = Object.values(offers).filter(({ chatId, at }) => before.current[chatId]?.at !== at);
    before.current = offers;
    if (arrived.length === 0) return;
    announce(arrived.map(({ name, from }) => words.statusBar.offered(name, agentName(from))).join(". "));
    soundBell();
  }, [offers, agentName, announce]);
}

function soundBell(): void {
  if (!bellSound.get().isOn) return;
  void ringBell().then((rang) => bellSound.set({ ...bellSound.get(), isRefused: !rang }));
}

function PageTitle() {
  const unread = useDesk(({ desk }) =>
    Object.values(desk.cards.item).reduce((sum, item) => sum + unreadOf(item), 0),
  );
  const company = useDesk(({ desk }) => Object.values(desk.cards.account)[0]?.name ?? "");
  const waiting = useWaitingByHand();
  const waitingWords = waiting?.grade === "late" ? words.statusBar.titleLate : words.statusBar.titleWaiting;
  const parts = [waiting && waitingWords(waiting.count), company, "Bellhop"].filter((part) => part);
  return <title>{`${unread > 0 ? `(${unread}) ` : ""}${parts.join(" · ")}`}</title>;
}

/** A chat that has just arrived counts even if nothing was written yet. */
function unreadOf({ unread, bell }: { readonly unread: number; readonly bell: boolean }): number {
  return Math.max(unread, bell ? 1 : 0);
}
