import { Button, Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, useSyncExternalStore } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { NoticeView } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { acceptButtonId } from "../offers/accept-button-id.ts";
import { useCustomerNames } from "../session/use-customer-names.ts";
import { useCard, useCards, useDesk, useMe } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { useStored } from "../session/use-stored.ts";
import { dayWords, exactTime, isSameDay, timeOfDay } from "../time/time-of-day.ts";
import { bellSound, switchBellSound } from "./bell-sound.ts";
import { ringBell } from "./ring-bell.ts";
import { useToday } from "../time/use-today.ts";
import classes from "./status-bar.module.css";
import { words } from "../words/words.ts";

/** Says that something has happened, and behind it what, each leading to its chat. (B-3) */
export function Bell() {
  const { notices } = useMe();
  const nameOf = useCustomerNames();
  const offered = useDesk(({ desk }) => Object.keys(desk.cards.offer).length);
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useStored<string>("notices-seen", "0");
  const ringing = useDesk(({ desk }) => Object.values(desk.cards.item).filter(({ bell }) => bell).length);
  const told = notices.filter(({ kind, number }) => kind !== "allocated" && number > Number(seen)).length;
  const count = ringing + offered + told;
  const open = (next: boolean) => {
    setIsOpen(next);
    const last = notices.at(-1);
    if (next && last) setSeen(String(last.number));
  };
  return (
    <Popover opened={isOpen} onChange={open} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.bell}
          data-rings={count > 0 || undefined}
          aria-label={words.statusBar.bell(count)}
          onClick={() => open(!isOpen)}
        >
          <Icon name="bell" />
          {count > 0 && <span className="ticking">{count}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={words.statusBar.whatHappened}>
        <OfferNotices close={() => open(false)} />
        <Notices notices={notices} nameOf={nameOf} close={() => open(false)} />
        <SoundSwitch />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Chats that are offered now; each leads to where it is accepted. (B-44) */
function OfferNotices({ close }: { readonly close: () => void }) {
  const offers = Object.values(useCards("offer"));
  const agentName = useUserName();
  const goTo = (chatId: ChatId) => {
    close();
    // Closing gives the focus back to the bell.
    setTimeout(() => document.getElementById(acceptButtonId(chatId))?.focus());
  };
  if (offers.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label={words.statusBar.offers}>
      {offers.map(({ chatId, name, from }) => (
        <li key={chatId}>
          <button type="button" onClick={() => goTo(chatId)}>
            <strong>{words.statusBar.offered(name, agentName(from))}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface NoticesProps {
  readonly notices: readonly NoticeView[];
  readonly nameOf: (chatId: ChatId) => string | undefined;
  readonly close: () => void;
}

function Notices({ notices, nameOf, close }: NoticesProps) {
  if (notices.length === 0) {
    return <p className={classes.hint}>{words.statusBar.noNotices}</p>;
  }
  return (
    <ul className={classes.notices} aria-label={words.statusBar.notices}>
      {notices.toReversed().map((notice) => (
        <Notice key={notice.number} notice={notice} name={nameOf(notice.chatId)} close={close} />
      ))}
    </ul>
  );
}

interface NoticeProps {
  readonly notice: NoticeView;
  readonly name: string | undefined;
  readonly close: () => void;
}

function Notice({ notice, name, close }: NoticeProps) {
  const { chatId, kind, at, userId = null } = notice;
  const agentName = useUserName();
  const today = useToday();
  const item = useCard("item", chatId);
  const isNew = kind === "allocated" && item?.bell === true;
  const text = words.statusBar[kind](name, agentName(userId));
  return (
    <li>
      <Link to="/inbox/$chatId" params={{ chatId }} onClick={close}>
        <span style={{ fontWeight: isNew ? 700 : undefined }}>
          {isNew ? words.statusBar.newNotice(text) : text}
        </span>
        <small title={exactTime(at)}>{isSameDay(at, today) ? timeOfDay(at) : dayWords(at, today)}</small>
      </Link>
    </li>
  );
}

function SoundSwitch() {
  const { isOn, isRefused } = useSyncExternalStore(bellSound.subscribe, bellSound.get);
  const change = () => {
    switchBellSound(!isOn);
    // Switching it on lets one hear it, and is the click that browsers ask for.
    if (!isOn) void ringBell();
  };
  return (
    <>
      {isOn && isRefused && <p className={classes.hint}>{words.statusBar.keptSilent}</p>}
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        justify="flex-start"
        aria-pressed={isOn}
        leftSection={<Icon name={isOn ? "sound" : "silent"} size={16} />}
        onClick={change}
      >
        {isOn ? words.statusBar.soundOn : words.statusBar.soundOff}
      </Button>
    </>
  );
}
