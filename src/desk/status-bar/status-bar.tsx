import { Link, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BrandMark } from "../look/brand-mark.tsx";
import { Icon, type IconName } from "../look/icon.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useWaitingByHand } from "../queues/use-waiting-by-hand.ts";
import { waitingInAll } from "../queues/served-queues.ts";
import { useAccount, useDesk, useMe, useMay } from "../session/use-desk.ts";
import { waitText } from "../time/clock-text.ts";
import { BecomeAvailable } from "./become-available.tsx";
import { Bell } from "./bell.tsx";
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
  const { pages } = words.statusBar;
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
        {may("chat.handle") && <BarLink to="/inbox" icon="inbox" name={pages.inbox} count={<OwnedCount />} />}
        <BarLink to="/queues" icon="queue" name={pages.queues} count={<WaitingCount />} />
        {may("offline-message.read") && (
          <BarLink to="/messages" icon="mail" name={pages.messages} count={<MessageCount />} />
        )}
        {may("settings.change") && <BarLink to="/settings" icon="gear" name={pages.settings} count={null} />}
      </nav>
      <div className={classes.space} />
      <BecomeAvailable />
      {may("chat.handle") && <Bell />}
      <StatusMenu />
    </header>
  );
}

interface LinkProps {
  readonly to: "/inbox" | "/queues" | "/messages" | "/settings";
  readonly icon: IconName;
  readonly name: string;
  readonly count: ReactNode;
}

function BarLink({ to, icon, name, count }: LinkProps) {
  const isHere = useRouterState({ select: (state) => state.location.pathname.startsWith(to) });
  return (
    <Link to={to} className={classes.link} data-here={isHere || undefined} title={name}>
      <Icon name={icon} />
      <span className={classes.words}>{name}</span>
      {count}
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
