import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useCards, useDesk } from "../session/use-desk.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { findArrivals } from "./find-arrivals.ts";
import { ringBell } from "./ring-bell.ts";
import { bellSound } from "./bell-sound.ts";

/** Announces new chats and messages: with the bell, in the page's title, and to screen readers. (B-3) */
export function Arrivals() {
  const { model } = useSignedInDesk().session;
  const items = useCards("item");
  const { chatId: selectedId } = useParams({ strict: false });
  const before = useRef(items);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (before.current === items) return;
    const inView = document.visibilityState === "visible" ? ((selectedId ?? null) as ChatId | null) : null;
    const { chats, messages } = findArrivals(before.current, items, inView);
    before.current = items;
    if (chats.length > 0) {
      const queues = model.get().desk.cards.queue;
      setWords(
        chats
          .map(({ name, queueId }) => `A chat with ${name} has arrived from ${queues[queueId]?.name}.`)
          .join(" "),
      );
    }
    if (chats.length + messages.length > 0 && bellSound.get().isOn) {
      void ringBell().then((rang) => bellSound.set({ ...bellSound.get(), isRefused: !rang }));
    }
  }, [items, selectedId, model]);
  return (
    <>
      <PageTitle />
      <div className="for-screen-readers" role="status" aria-live="polite">
        {words}
      </div>
    </>
  );
}

function PageTitle() {
  const unread = useDesk(({ desk }) =>
    Object.values(desk.cards.item).reduce((sum, item) => sum + unreadOf(item), 0),
  );
  const company = useDesk(({ desk }) => Object.values(desk.cards.account)[0]?.name ?? "");
  return (
    <title>{`${unread > 0 ? `(${unread}) ` : ""}${company === "" ? "" : `${company} · `}Bellhop`}</title>
  );
}

/** A chat that has just arrived counts even if nothing was written yet. */
function unreadOf({ unread, bell }: { readonly unread: number; readonly bell: boolean }): number {
  return Math.max(unread, bell ? 1 : 0);
}
