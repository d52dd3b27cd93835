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

const StatusMenu = lazyPart(
  async () => (await import("./status-menu.tsx")).StatusMenu,
  <StatusButton disabled />,
);

/** Always on top: where one can go, how many wait there, and what one is doing. */
export function StatusBar() {
  const may = useMay();
  const account = useAccount();
  return (
    <header className={classes.bar}>
      <Link to="/" className={classes.brand} aria-label={`Bellhop, ${account.name}`} title={account.name}>
        <BrandMark />
        <span>Bellhop</span>
      </Link>
      <nav aria-label="Main" className={classes.nav}>
        {may("chat.handle") && <BarLink to="/inbox" icon="inbox" words="Inbox" count={<OwnedCount />} />}
        <BarLink to="/queues" icon="queue" words="Queues" count={<WaitingCount />} />
        {may("offline-message.read") && (
          <BarLink to="/messages" icon="mail" words="Messages" count={<MessageCount />} />
        )}
        {may("settings.change") && <BarLink to="/settings" icon="gear" words="Settings" count={null} />}
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
  readonly words: string;
  readonly count: ReactNode;
}

function BarLink({ to, icon, words, count }: LinkProps) {
  const isHere = useRouterState({ select: (state) => state.location.pathname.startsWith(to) });
  return (
    <Link to={to} className={classes.link} data-here={isHere || undefined} title={words}>
      <Icon name={icon} />
      <span className={classes.words}>{words}</span>
      {count}
    </Link>
  );
}

/** Number of unfinished offline messages. (B-73) */
function MessageCount() {
  const { offlineMessageCount } = useMe();
  return (
    <span className={`${classes.count} ticking`} title="Offline messages to see to">
      {offlineMessageCount}
    </span>
  );
}

function OwnedCount() {
  const count = useDesk(({ desk }) => Object.keys(desk.cards.item).length);
  return (
    <span className={`${classes.count} ticking`} title="Chats you own">
      {count}
    </span>
  );
}

/** Number of customers waiting in all queues the user serves, as late as the latest to be taken. (B-4, B-17) */
function WaitingCount() {
  const count = useDesk(({ desk }) => waitingInAll(Object.values(desk.cards.queue)));
  const byHand = useWaitingByHand();
  const isLate = byHand?.grade === "late";
  const longest = byHand ? `, ${byHand.count} to be taken, longest ${waitText(byHand.longestMs)}` : "";
  const title = `${count} waiting in your queues${longest}${isLate ? ", late" : ""}`;
  return (
    <span className={`${classes.count} ticking`} title={title} data-grade={byHand?.grade}>
      {isLate && <Icon name="warning" size={13} />}
      {count}
      {isLate && <span className="for-screen-readers"> waiting, late</span>}
    </span>
  );
}
