import { Button, Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, useSyncExternalStore } from "react";
import type { NoticeView } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { useCard, useDesk, useMe } from "../session/use-desk.ts";
import { useStored } from "../session/use-stored.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { bellSound, switchBellSound } from "./bell-sound.ts";
import { ringBell } from "./ring-bell.ts";
import { useToday } from "../time/use-today.ts";
import classes from "./status-bar.module.css";

/** Says that something has happened, and behind it what, each leading to its chat. (B-3) */
export function Bell() {
  const { notices } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useStored<string>("notices-seen", "0");
  const ringing = useDesk(({ desk }) => Object.values(desk.cards.item).filter(({ bell }) => bell).length);
  const returned = notices.filter(({ kind, number }) => kind === "returned" && number > Number(seen)).length;
  const count = ringing + returned;
  const open = (next: boolean) => {
    setIsOpen(next);
    const last = notices.at(-1);
    if (next && last) setSeen(String(last.number));
  };
  return (
    <Popover opened={isOpen} onChange={open} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.bell}
          data-rings={count > 0 || undefined}
          aria-label={count > 0 ? `Bell: ${count} new` : "Bell: nothing new"}
          onClick={() => open(!isOpen)}
        >
          <Icon name="bell" />
          {count > 0 && <span className="ticking">{count}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label="What happened">
        <Notices notices={notices} close={() => open(false)} />
        <SoundSwitch />
      </Popover.Dropdown>
    </Popover>
  );
}

interface NoticesProps {
  readonly notices: readonly NoticeView[];
  readonly close: () => void;
}

function Notices({ notices, close }: NoticesProps) {
  if (notices.length === 0) {
    return <p className={classes.hint}>Nothing yet. Chats that arrive or are taken back are listed here.</p>;
  }
  return (
    <ul className={classes.notices} aria-label="Notices">
      {notices.toReversed().map((notice) => (
        <Notice key={notice.number} notice={notice} close={close} />
      ))}
    </ul>
  );
}

function Notice({ notice, close }: { readonly notice: NoticeView; readonly close: () => void }) {
  const { chatId, kind, at } = notice;
  const today = useToday();
  const item = useCard("item", chatId);
  const isNew = kind === "allocated" && item?.bell === true;
  const words = {
    allocated: `${item ? `The chat with ${item.name}` : "A chat"} was allocated to you`,
    returned: "A chat went back to its queue without you",
  };
  return (
    <li>
      <Link to="/inbox/$chatId" params={{ chatId }} onClick={close}>
        <span style={{ fontWeight: isNew ? 700 : undefined }}>
          {isNew && "New: "}
          {words[kind]}
        </span>
        <small title={exactTime(at)}>
          {dayWords(at, today) === "Today" ? timeOfDay(at) : dayWords(at, today)}
        </small>
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
      {isOn && isRefused && (
        <p className={classes.hint}>
          Your browser has kept the bell silent: it lets a page sound only after a click in it. From now on it
          can ring.
        </p>
      )}
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        justify="flex-start"
        aria-pressed={isOn}
        leftSection={<Icon name={isOn ? "sound" : "silent"} size={16} />}
        onClick={change}
      >
        {isOn ? "Sound is on" : "Sound is off"}
      </Button>
    </>
  );
}
