import { Popover } from "@mantine/core";
import { useState } from "react";
import { useKey } from "../keys/use-key.ts";
import { Icon } from "../look/icon.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useDesk, useMe } from "../session/use-desk.ts";
import { useStored } from "../session/use-stored.ts";
import classes from "./status-bar.module.css";
import { words } from "../words/words.ts";

const BellPanel = lazyPart(async () => (await import("../arrivals/bell-panel.tsx")).BellPanel);

/** Says that something has happened, and behind it what, each leading to its chat. (B-3) */
export function Bell() {
  const { notices } = useMe();
  const offered = useDesk(({ desk }) => Object.keys(desk.cards.offer).length);
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useStored<string>("notices-seen", "0");
  const ringing = useDesk(({ desk }) => Object.values(desk.cards.item).filter(({ bell }) => bell).length);
  const told = notices.filter(({ kind, number }) => kind !== "allocated" && number > Number(seen)).length;
  const count = ringing + offered + told;
  const open = (next: boolean) => {
    setIsOpen(next);
    // Closing counts, too: something may have come in while the panel was open.
    const last = notices.at(-1);
    if (last) setSeen(String(last.number));
  };
  useKey("bell", () => open(true));
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
        <BellPanel notices={notices} close={() => open(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
