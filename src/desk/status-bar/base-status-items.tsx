import { Menu } from "@mantine/core";
import type { BreakReasonId } from "#contract/ids.ts";
import type { BaseStatus } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { useCards, useMe } from "../session/use-desk.ts";
import { durationWords } from "../time/duration-words.ts";
import { words } from "../words/words.ts";

interface Props {
  readonly choose: (base: BaseStatus, breakReasonId: BreakReasonId | null) => void;
}

/** The part of the status that one chooses; a break needs its reason. (B-60) */
export function BaseStatusItems({ choose }: Props) {
  const { name, base, breakReasonId } = useMe();
  const reasons = Object.values(useCards("break-reason")).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <Menu.Label>
        <bdi>{name}</bdi>
      </Menu.Label>
      <Menu.Item
        leftSection={<Mark status="available" icon="check" />}
        rightSection={base === "available" && <Chosen />}
        onClick={() => choose("available", null)}
      >
        {words.statusBar.statuses.available}
      </Menu.Item>
      {reasons.map((reason) => (
        <Menu.Item
          key={reason.breakReasonId}
          leftSection={<Mark status="break" icon="cup" />}
          rightSection={
            breakReasonId === reason.breakReasonId ? <Chosen /> : reason.maxMs && durationWords(reason.maxMs)
          }
          onClick={() => choose("break", reason.breakReasonId)}
        >
          {words.statusBar.breakFor(reason.name)}
        </Menu.Item>
      ))}
      <Menu.Item
        leftSection={<Mark status="unavailable" icon="off" />}
        rightSection={base === "unavailable" && <Chosen />}
        onClick={() => choose("unavailable", null)}
      >
        {words.statusBar.statuses.unavailable}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

function Mark({ status, icon }: { readonly status: BaseStatus; readonly icon: "check" | "cup" | "off" }) {
  return (
    <span data-status={status} style={{ display: "inline-flex" }}>
      <Icon name={icon} />
    </span>
  );
}

function Chosen() {
  return (
    <>
      <Icon name="dot" size={14} />
      <span className="for-screen-readers">{words.statusBar.chosen}</span>
    </>
  );
}
