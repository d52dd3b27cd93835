import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { BreakReasonId } from "#contract/ids.ts";
import type { BaseStatus } from "#contract/views/cards.ts";
import { useQuestionMark } from "../keys/use-question-mark.ts";
import { Icon } from "../look/icon.tsx";
import { lazyPart } from "../look/lazy-part.tsx";
import { useCommand } from "../session/use-command.ts";
import { useMe, useMay } from "../session/use-desk.ts";
import { BaseStatusItems } from "./base-status-items.tsx";
import { SchemeItems } from "./scheme-items.tsx";
import { StatusButton } from "./status-button.tsx";
import { useSignOut } from "./sign-out.ts";
import { words } from "../words/words.ts";

const KeyList = lazyPart(async () => (await import("../keys/key-list.tsx")).KeyList);
const OwnAccountDialog = lazyPart(
  async () => (await import("../own-account/own-account-dialog.tsx")).OwnAccountDialog,
);
const PutAllBackDialog = lazyPart(async () => (await import("./put-all-back-dialog.tsx")).PutAllBackDialog);
const SignOutDialog = lazyPart(async () => (await import("./sign-out-dialog.tsx")).SignOutDialog);

/** The user's status and since when, with the menu to change it. (B-60) */
export function StatusMenu() {
  const { ownedCount } = useMe();
  const may = useMay();
  const run = useCommand();
  const signOut = useSignOut();
  const [dialog, setDialog] = useState<"put-all-back" | "sign-out" | "keys" | "own-account" | null>(null);
  const close = () => setDialog(null);
  useQuestionMark(() => setDialog("keys"));
  const choose = async (base: BaseStatus, breakReasonId: BreakReasonId | null) => {
    const answer = await run("status.choose", { base, breakReasonId });
    if (answer && base !== "available" && ownedCount > 0) setDialog("put-all-back");
  };
  const leave = () => {
    if (ownedCount > 0) setDialog("sign-out");
    else void signOut();
  };
  return (
    <>
      <Menu position="bottom-end" width={250} shadow="md">
        <Menu.Target>
          <StatusButton />
        </Menu.Target>
        <Menu.Dropdown mah="80vh" style={{ overflowY: "auto" }}>
          {may("chat.handle") && <BaseStatusItems choose={(base, reason) => void choose(base, reason)} />}
          <SchemeItems />
          <Menu.Divider />
          {!may("settings.change") && (
            <Menu.Item
              leftSection={<Icon name="note" />}
              renderRoot={(props) => (
                <Link to="/settings/$section" params={{ section: "templates" }} {...props} />
              )}
            >
              {words.statusBar.myTemplates}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="lock" />} onClick={() => setDialog("own-account")}>
            {words.statusBar.ownAccount}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="keyboard" />}
            rightSection="?"
            onClick={() => setDialog("keys")}
          >
            {words.statusBar.keys}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="leave" />} onClick={leave}>
            {words.statusBar.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "keys" && <KeyList close={close} />}
      {dialog === "own-account" && <OwnAccountDialog close={close} />}
      {dialog === "put-all-back" && <PutAllBackDialog close={close} />}
      {dialog === "sign-out" && <SignOutDialog close={close} />}
    </>
  );
}
