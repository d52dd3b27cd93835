import { Menu } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { BreakReasonId } from "#contract/ids.ts";
import type { BaseStatus } from "#contract/views/cards.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { spokenKey } from "../keys/key-table.ts";
import { type Choice, useChoices } from "../keys/use-key.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { useCommand } from "../session/use-command.ts";
import { useMe, useMay } from "../session/use-desk.ts";
import { BaseStatusItems } from "./base-status-items.tsx";
import { usePages } from "./pages.ts";
import { SchemeItems } from "./scheme-items.tsx";
import { useStatusChoices } from "./status-choices.ts";
import { StatusButton } from "./status-button.tsx";
import { useSignOut } from "./sign-out.ts";
import { words } from "../words/words.ts";

const KeyList = lazyPart(async () => (await import("../keys/key-list.tsx")).KeyList);
const OwnAccountDialog = lazyPart(
  async () => (await import("../own-account/own-account-dialog.tsx")).OwnAccountDialog,
);
const BreakDialog = lazyPart(async () => (await import("./break-dialog.tsx")).BreakDialog);
const PutAllBackDialog = lazyPart(async () => (await import("./put-all-back-dialog.tsx")).PutAllBackDialog);
const SignOutDialog = lazyPart(async () => (await import("./sign-out-dialog.tsx")).SignOutDialog);

/** The user's status and since when, with the menu to change it. (B-60) */
export function StatusMenu() {
  const { ownedCount } = useMe();
  const may = useMay();
  const run = useCommand();
  const signOut = useSignOut();
  const [dialog, setDialog] = useState<"put-all-back" | "sign-out" | "keys" | "own-account" | null>(null);
  const [askedBreak, setAskedBreak] = useState<BreakReasonId | null>(null);
  const close = () => setDialog(null);
  const choose = async (base: BaseStatus, breakReasonId: BreakReasonId | null) => {
    if (breakReasonId !== null && ownedCount > 0) {
      setAskedBreak(breakReasonId);
      return;
    }
    const answer = await run("status.choose", { base, breakReasonId });
    if (answer && base !== "available" && ownedCount > 0) setDialog("put-all-back");
  };
  const leave = () => {
    if (ownedCount > 0) setDialog("sign-out");
    else void signOut();
  };
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const pages = usePages();
  const morePages = isNarrow ? pages.filter(({ isMore }) => isMore) : [];
  const acts = rowsOf({
    "my-templates": may("settings.change")
      ? null
      : () =>
          void navigate({
            to: "/settings/$section/{-$item}",
            params: { section: "templates", item: undefined },
          }),
    "own-account": () => setDialog("own-account"),
    keys: () => setDialog("keys"),
    "sign-out": leave,
  });
  const statuses = useStatusChoices((base, reason) => void choose(base, reason));
  useChoices(() => [...statuses, ...acts]);
  return (
    <>
      <Menu position="bottom-end" width={250} shadow="md">
        <Menu.Target>
          <StatusButton />
        </Menu.Target>
        <Menu.Dropdown mah="80vh" style={{ overflowY: "auto" }}>
          <BaseStatusItems choices={statuses} />
          <SchemeItems />
          <Menu.Divider />
          {morePages.map(({ to, name, icon }) => (
            <Menu.Item
              key={to}
              leftSection={<Icon name={icon} />}
              renderRoot={(props) => <Link to={to} {...props} />}
            >
              {words.statusBar.pages[name]}
            </Menu.Item>
          ))}
          {acts.map(({ name, words: said, icon, act }) => (
            <Menu.Item
              key={name}
              leftSection={<Icon name={icon} />}
              rightSection={<KeyHint name={name} />}
              aria-keyshortcuts={spokenKey(name) || undefined}
              onClick={act}
            >
              {said}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {dialog === "keys" && <KeyList close={close} />}
      {dialog === "own-account" && <OwnAccountDialog close={close} />}
      {askedBreak && <BreakDialog breakReasonId={askedBreak} close={() => setAskedBreak(null)} />}
      {dialog === "put-all-back" && <PutAllBackDialog close={close} />}
      {dialog === "sign-out" && <SignOutDialog close={close} />}
    </>
  );
}

const icons = {
  "my-templates": "note",
  "own-account": "lock",
  keys: "keyboard",
  "sign-out": "leave",
} as const;

interface Row extends Choice {
  readonly name: keyof typeof icons;
  readonly words: string;
  readonly icon: IconName;
  readonly act: () => void;
}

/** The lower rows of the menu, which are in the palette, too; `null`: not this user's. */
function rowsOf(acts: Readonly<Record<keyof typeof icons, (() => void) | null>>): readonly Row[] {
  const names = Object.keys(icons) as Row["name"][];
  return names.flatMap((name) => {
    const act = acts[name];
    return act ? [{ name, chatId: null, words: words.statusBar.menu[name], icon: icons[name], act }] : [];
  });
}
