import { Button } from "@mantine/core";
import { useState } from "react";
import { withKey } from "../keys/key-table.ts";
import { useCommand } from "../session/use-command.ts";
import { useMay, useMe } from "../session/use-desk.ts";
import classes from "./status-bar.module.css";
import { words } from "../words/words.ts";

/** The one thing to do for agents who are unavailable; nothing otherwise. */
export function BecomeAvailable() {
  const { base } = useMe();
  const may = useMay();
  const run = useCommand();
  const [isBusy, setIsBusy] = useState(false);
  if (base !== "unavailable" || !may("chat.handle")) return null;
  const become = async () => {
    setIsBusy(true);
    await run("status.choose", { base: "available", breakReasonId: null });
    setIsBusy(false);
  };
  return (
    <Button
      className={classes["become-available"] ?? ""}
      loading={isBusy}
      title={withKey(words.statusBar.becomeAvailable, "available")}
      onClick={() => void become()}
    >
      {words.statusBar.becomeAvailable}
    </Button>
  );
}
