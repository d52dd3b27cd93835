import { Link, useRouterState } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { BrandMark } from "../look/brand-mark.tsx";
import { Icon } from "../look/icon.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useWaitingByHand } from "../queues/use-waiting-by-hand.ts";
import { waitingInAll } from "../queues/served-queues.ts";
import { useAccount, useDesk, useMe, useMay } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { BecomeAvailable } from "./become-available.tsx";
import { Bell } from "./bell.tsx";
import { type Page, usePages } from "./pages.ts";
import { StatusButton } from "./status-button.tsx";
import classes from "./status-bar.module.css";
import { words } from "../words/words.ts";

const StatusMenu = lazyPart(
  async () => (await import("./status-menu.tsx")).StatusMenu,
  <StatusButton disabled />,
);

/** Always on top: where one can go, how many wait there, and what one is doing. */
export function StatusBar() {
  const may = useMay();
  const account = useAccount();
  const pages = usePages();
  return (
    <header className={classes.bar}>
      <Link
        to="/"
        className={classes.brand}
        aria-label={words.statusBar.home(account.name)}
        title={account.name}
      >
        <BrandMark />
        <span>Bellhop</span>
      </Link>
      <nav aria-label={words.statusBar.main} className={classes.nav}>
        {pages.map((page) => (
          <BarLink key={page.to} page={page} />
        ))}
      </nav>
      <div className={classes.space} />
      <BecomeAvailable />
      {may("chat.handle") && <Bell />}
      <StatusMenu />
    </header>
  );
}

const counts: Partial<Record<Page["to"], ComponentType>> = {
  "/inbox": OwnedCount,
  "/queues": WaitingCount,
  "/messages": MessageCount,
};

function BarLink({ page: { to, icon, name, isMore } }: { readonly page: Page }) {
  const Count = counts[to];
  const said = words.statusBar.pages[name];
  const isHere = useRouterState({ select: (state) => state.location.pathname.startsWith(to) });
  return (
    <Link to={to} className={classes.link} data-here={isHere || undefined} data-more={isMore} title={said}>
      <Icon name={icon} />
      <span className={classes.words}>{said}</span>
      {Count && <Count />}
    </Link>
  );
}

/** Number of unfinished offline messages. (B-73) */
function MessageCount() {
  const { offlineMessageCount } = useMe();
  return (
    <span className={`${classes.count} ticking`} title={words.statusBar.offlineMessages}>
      {offlineMessageCount}
    </span>
  );
}

function OwnedCount() {
  const count = useDesk(({ desk }) => Object.keys(desk.cards.item).length);
  return (
    <span className={`${classes.count} ticking`} title={words.statusBar.owned}>
      {count}
    </span>
  );
}

/** Number of customers waiting in all queues the user serves, as late as the latest to be taken. (B-4, B-17) */
function WaitingCount() {
  const count = useDesk(({ desk }) => waitingInAll(Object.values(desk.cards.queue)));
  const byHand = useWaitingByHand();
  const isLate = byHand?.grade === "late";
  const title = [
    words.statusBar.waiting(count),
    byHand && words.statusBar.toBeTaken(byHand.count, waitText(byHand.longestMs)),
    isLate && words.statusBar.late,
  ].filter((part) => part);
  return (
    <span className={`${classes.count} ticking`} title={title.join(", ")} data-grade={byHand?.grade}>
      {isLate && <Icon name="warning" size={13} />}
      {count}
      {isLate && <span className="for-screen-readers"> {words.statusBar.waitingLate}</span>}
    </span>
  );
}
