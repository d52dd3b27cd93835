import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { acceptButtonId } from "../offers/accept-button-id.ts";
import { useWaitingByHand } from "../queues/use-waiting-by-hand.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards, useDesk, useMe } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { laterWords } from "../words/words.ts";
import { isWayOn } from "./alert-ways.ts";
import { Alerter } from "./alerter.ts";
import { AlertingTab } from "./alerting-tab.ts";
import { showOnDesktop } from "./desktop-notification.ts";
import { findArrivals, findQueueArrivals, waitingIn } from "./find-arrivals.ts";
import { markIcon } from "./page-icon.ts";
import { ringBell } from "./ring-bell.ts";
import { customerName } from "../session/customer-name.ts";

/**
 * Announces new chats, messages and customers to be taken: sound, desktop notification, the page's title and icon,
 * screen readers. (B-3, B-17)
 */
export function Arrivals() {
  const [said, setSaid] = useState("");
  const alerter = useAlerter();
  useItemArrivals(alerter, setSaid);
  useQueueArrivals(alerter, setSaid);
  useOfferArrivals(alerter, setSaid);
  return (
    <>
      <PageTitle />
      <div className="for-screen-readers" role="status" aria-live="polite">
        {said}
      </div>
    </>
  );
}

function useAlerter(): Alerter {
  const { memory, userId } = useSignedInDesk();
  const [{ tab, alerter }] = useState(() => {
    const tab = new AlertingTab(`bellhop-alerts-${userId}`, locksOf(navigator));
    const alerter = new Alerter({
      now: () => performance.now(),
      schedule(delayMs, act) {
        const timer = setTimeout(act, delayMs);
        return () => clearTimeout(timer);
      },
      isItsTurn: tab.isThis,
      isOn: (way) => isWayOn({ memory, userId }, way),
      ring: () => void ringBell(),
      show: showOnDesktop,
    });
    return { tab, alerter };
  });
  useEffect(() => {
    tab.start();
    const uses = ["focus", "pointerdown", "keydown"];
    for (const use of uses) window.addEventListener(use, tab.use);
    if (document.hasFocus()) tab.use();
    return () => {
      for (const use of uses) window.removeEventListener(use, tab.use);
      tab.stop();
      alerter.stop();
    };
  }, [tab, alerter]);
  return alerter;
}

/** Pages without HTTPS have no locks, whatever the types say. */
function locksOf({ locks }: { readonly locks?: LockManager }): LockManager | undefined {
  return locks;
}

function useItemArrivals(alerter: Alerter, announce: (text: string) => void): void {
  const items = useCards("item");
  const queues = useCards("queue");
  const { chatId: selectedId } = useParams({ strict: false });
  const navigate = useNavigate();
  const before = useRef(items);
  const tell = useEffectEvent(() => {
    const inView = document.visibilityState === "visible" ? ((selectedId ?? null) as ChatId | null) : null;
    const { chats, messages } = findArrivals(before.current, items, inView);
    before.current = items;
    const { arrivals } = laterWords;
    const words = [
      chats.length > 0 &&
        arrivals.chatsArrived(
          chats.map(({ name, queueId }) => ({
            name: customerName(name),
            queue: queues[queueId]?.name ?? "",
          })),
        ),
      messages.length > 0 && arrivals.haveWritten(messages.map(({ name }) => customerName(name))),
    ].filter((part) => part !== false);
    const [first] = [...chats, ...messages];
    if (!first) return;
    announce(words.join(" "));
    alerter.arrived({
      words: words.join(" "),
      open: () => void navigate({ to: "/inbox/$chatId", params: { chatId: first.chatId } }),
    });
  });
  useEffect(() => {
    if (before.current !== items) tell();
  }, [items]);
}

/** Nobody is given what waits to be taken by hand, so everyone who could take it hears of it until somebody does. */
function useQueueArrivals(alerter: Alerter, announce: (text: string) => void): void {
  const queues = useCards("queue");
  const { base, breakAfterChats } = useMe();
  // Somebody who is about to go on break takes nothing new any more. (B-61)
  const takesMore = base === "available" && breakAfterChats === null;
  const navigate = useNavigate();
  const before = useRef<typeof queues>({});
  const open = useEffectEvent(() => void navigate({ to: "/queues" }));
  useEffect(() => {
    const arrived = findQueueArrivals(before.current, queues);
    before.current = queues;
    const waiting = takesMore ? waitingIn(queues) : [];
    if (waiting.length === 0) {
      if (alerter.isRepeating) alerter.stop();
      return;
    }
    const alertOf = (some: typeof arrived) => ({
      words: laterWords.arrivals.customerWaits(some.map(({ name }) => name)),
      open: () => open(),
    });
    if (arrived.length > 0) {
      const alert = alertOf(arrived);
      announce(alert.words);
      alerter.arrived(alert);
    }
    // Others come and go without putting the next alert off.
    if (arrived.length > 0 || !alerter.isRepeating) alerter.repeat(alertOf(waiting));
  }, [queues, takesMore, alerter, announce]);
}

/** Another agent offers a chat, and waits for an answer. (B-44) */
function useOfferArrivals(alerter: Alerter, announce: (text: string) => void): void {
  const offers = useCards("offer");
  const agentName = useUserName();
  const before = useRef(offers);
  useEffect(() => {
    const arrived = Object.values(offers).filter(({ chatId, at }) => before.current[chatId]?.at !== at);
    before.current = offers;
    const [first] = arrived;
    if (!first) return;
    const { offered } = laterWords.arrivals;
    const words = arrived.map(({ name, from }) => offered(customerName(name), agentName(from))).join(". ");
    announce(words);
    const open = () => document.getElementById(acceptButtonId(first.chatId))?.focus();
    alerter.arrived({ words, open });
  }, [offers, agentName, alerter, announce]);
}

function PageTitle() {
  const desk = useSignedInDesk();
  const unread = useDesk(({ desk: { cards } }) =>
    Object.values(cards.item).reduce((sum, item) => sum + unreadOf(item), 0),
  );
  const company = useDesk(({ desk: { cards } }) => Object.values(cards.account)[0]?.name ?? "");
  const waiting = useWaitingByHand();
  // Drawn anew each second, and so soon after it was switched.
  const isOn = isWayOn(desk, "tab");
  const isMarked = isOn && (unread > 0 || waiting !== null);
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link) link.href = markIcon(link.href, isMarked);
  }, [isMarked]);
  const { titleLate, titleWaiting } = laterWords.arrivals;
  const waitingWords = waiting?.grade === "late" ? titleLate : titleWaiting;
  const parts = [isOn && waiting && waitingWords(waiting.count), company, "Bellhop"].filter((part) => part);
  return <title>{`${isOn && unread > 0 ? `(${unread}) ` : ""}${parts.join(" · ")}`}</title>;
}

/** A chat that has just arrived counts even if nothing was written yet. */
function unreadOf({ unread, bell }: { readonly unread: number; readonly bell: boolean }): number {
  return Math.max(unread, bell ? 1 : 0);
}
