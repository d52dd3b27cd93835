import { Loader } from "@mantine/core";
import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import type { UserId } from "#contract/ids.ts";
import { useChoices } from "../keys/use-key.ts";
import { Alerts } from "../status-bar/alerts.tsx";
import { StatusBar } from "../status-bar/status-bar.tsx";
import { KeptNotes } from "../workspace/kept-notes.tsx";
import { RefusedReplies } from "../workspace/refused-replies.tsx";
import { fetchLazyParts, lazyPart } from "../look/lazy-part.tsx";
import { Part } from "../look/part.tsx";
import { Offers } from "../offers/offers.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import classes from "./desk-frame.module.css";
import { SignedInDeskContext, createSignedInDesk, useSignedInDesk } from "./signed-in-desk.ts";
import { useDesk } from "./use-desk.ts";
import { words } from "../words/words.ts";

const Arrivals = lazyPart(async () => (await import("../arrivals/arrivals.tsx")).Arrivals);
const DeskActs = lazyPart(async () => (await import("../palette/desk-acts.tsx")).DeskActs);

/** Parts that watch and show nothing of their own: when one of them fails there is nothing to say. */
const unseenParts = [Alerts, KeptNotes, RefusedReplies];

interface Props {
  readonly userId: UserId;
  readonly children: ReactNode;
}

/** The desk around every page of a signed-in user; it lives as long as they are signed in. */
export function DeskFrame({ userId, children }: Props) {
  const [desk] = useState(() => createSignedInDesk(userId));
  useEffect(() => {
    desk.session.start();
    return () => {
      desk.chatEnds.stop();
      desk.session.stop();
    };
  }, [desk]);
  return (
    <SignedInDeskContext value={desk}>
      <Wakefulness />
      <div className={classes.frame}>
        <ConnectionBanner />
        <WhenWelcomed>{children}</WhenWelcomed>
      </div>
    </SignedInDeskContext>
  );
}

function WhenWelcomed({ children }: { readonly children: ReactNode }) {
  useEffect(fetchLazyParts, []);
  // A television shows the board alone.
  const isWall = useRouterState({ select: ({ location }) => location.pathname === "/board/wall" });
  const isWelcomed = useDesk(({ desk }) => Object.keys(desk.cards.me).length > 0);
  if (!isWelcomed) {
    return (
      <main className={classes.waiting}>
        <Loader />
        <span role="status">{words.session.connecting}</span>
      </main>
    );
  }
  return (
    <>
      {!isWall && (
        <Part name={words.statusBar.part}>
          <StatusBar />
        </Part>
      )}
      <Offers />
      {unseenParts.map((Unseen) => (
        <Part key={Unseen.name} name="" fallback={() => null}>
          <Unseen />
        </Part>
      ))}
      <Arrivals />
      <DeskActs />
      <div className={classes.main}>
        <Part name={words.look.thisPage}>{children}</Part>
      </div>
    </>
  );
}

/** A page that comes back, or is online again, does not wait for a timer that slept. */
function Wakefulness() {
  const { session, ticker, drafts, chatEnds } = useSignedInDesk();
  useChoices(() => [{ name: "undo", chatId: null, act: chatEnds.undoOfLast() }]);
  useEffect(() => {
    const wake = () => {
      session.retryNow();
      ticker.tick();
    };
    const wakeIfVisible = () => {
      if (document.visibilityState === "visible") wake();
    };
    const takeOver = ({ key }: StorageEvent) => {
      if (key !== null) drafts.takeOver(key);
    };
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wakeIfVisible);
    window.addEventListener("storage", takeOver);
    return () => {
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wakeIfVisible);
      window.removeEventListener("storage", takeOver);
    };
  }, [session, ticker, drafts]);
  return null;
}
