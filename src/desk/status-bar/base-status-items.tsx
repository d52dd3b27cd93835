import { Menu } from "@mantine/core";
import type { BaseStatus } from "#contract/views/cards.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { spokenKey } from "../keys/key-table.ts";
import { Icon } from "../look/icon.tsx";
import { useMe } from "../session/use-desk.ts";
import type { StatusChoice } from "./status-choices.ts";
import { words } from "../words/words.ts";

/** The part of the status that one chooses; a break needs its reason. (B-60) */
export function BaseStatusItems({ choices }: { readonly choices: readonly StatusChoice[] }) {
  const { name: userName } = useMe();
  if (choices.length === 0) return null;
  return (
    <>
      <Menu.Label>
        <bdi>{userName}</bdi>
      </Menu.Label>
      {choices.map(({ id, name, base, words: said, detail, isChosen, act }) => (
        <Menu.Item
          key={id}
          leftSection={<Mark status={base} />}
          rightSection={isChosen ? <Chosen /> : (detail ?? <KeyHint name={name} />)}
          aria-keyshortcuts={spokenKey(name) || undefined}
          onClick={act}
        >
          {said}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}

const marks = { available: "check", break: "cup", unavailable: "off" } as const;

function Mark({ status }: { readonly status: BaseStatus }) {
  return (
    <span data-status={status} style={{ display: "inline-flex" }}>
      <Icon name={marks[status]} />
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
