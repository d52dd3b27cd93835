import { Button } from "@mantine/core";
import type { BreakReasonId } from "#contract/ids.ts";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { useCard } from "../session/use-desk.ts";
import { laterWords, words } from "../words/words.ts";
import { usePutAllBack } from "./use-put-all-back.ts";

interface Props {
  readonly breakReasonId: BreakReasonId;
  readonly close: () => void;
}

/** Asks an agent with chats what is to become of them before the break begins. (B-61) */
export function BreakDialog({ breakReasonId, close }: Props) {
  const run = useCommand();
  const reason = useCard("break-reason", breakReasonId);
  const { open, inWrapUp, isBusy, putAllBack } = usePutAllBack();
  const isPlanning = useIsPending("break.plan");
  const isChoosing = useIsPending("status.choose");
  const { breaks } = laterWords;
  const finishFirst = async () => {
    if (await run("break.plan", { breakReasonId })) close();
  };
  const goNow = async (puttingBack: boolean) => {
    if (!(await run("status.choose", { base: "break", breakReasonId }))) return;
    if (puttingBack) await putAllBack();
    close();
  };
  return (
    <Dialog close={close} title={words.statusBar.breakFor(reason?.name ?? "")}>
      <div className={classes.form}>
        <p>{breaks.chatsLeft(open, inWrapUp)}</p>
        <p>{breaks.finishFirstMeans}</p>
        <Button fullWidth data-autofocus loading={isPlanning} onClick={() => void finishFirst()}>
          {breaks.finishFirst}
        </Button>
        <Button fullWidth variant="default" loading={isChoosing && !isBusy} onClick={() => void goNow(false)}>
          {breaks.now}
        </Button>
        {open > 0 && (
          <Button fullWidth variant="default" loading={isBusy} onClick={() => void goNow(true)}>
            {breaks.nowPuttingBack}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
