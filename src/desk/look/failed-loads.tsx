import { Button } from "@mantine/core";
import { useEffect, useSyncExternalStore } from "react";
import { ModelStore } from "#client/model-store.ts";
import classes from "./part-fault.module.css";
import { words } from "../words/words.ts";

interface FailedLoad {
  readonly tryAgain: () => void;
  /** Gives up what was opened, such as a dialog; `null` for what stays where it is. */
  readonly close: (() => void) | null;
}

const failedLoads = new ModelStore<readonly FailedLoad[]>([]);
const isHidden = new ModelStore(false);

/** Stands for a part that could not be loaded. */
export function FailedLoad({ tryAgain, close }: FailedLoad) {
  useEffect(() => {
    const failed = { tryAgain, close };
    failedLoads.set([...failedLoads.get(), failed]);
    isHidden.set(false);
    return () => failedLoads.set(failedLoads.get().filter((other) => other !== failed));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one that failed is listed once, however often it renders
  }, []);
  return null;
}

/** Says once, above everything, that parts could not be loaded: without a network, or after an upgrade. (U-1) */
export function FailedLoads() {
  const failed = useSyncExternalStore(failedLoads.subscribe, failedLoads.get);
  const hidden = useSyncExternalStore(isHidden.subscribe, isHidden.get);
  const tryAgain = () => failed.forEach((load) => load.tryAgain());
  useEffect(() => {
    window.addEventListener("online", tryAgain);
    return () => window.removeEventListener("online", tryAgain);
  });
  if (failed.length === 0 || hidden) return null;
  const close = () => {
    isHidden.set(true);
    for (const load of failed) load.close?.();
  };
  return (
    <section className={classes.floating} role="alert">
      <p>{words.look.notLoaded}</p>
      <div className={classes.ways}>
        <Button onClick={tryAgain}>{words.look.tryAgain}</Button>
        <Button variant="default" onClick={() => location.reload()}>
          {words.look.reload}
        </Button>
        <Button variant="subtle" color="gray" onClick={close}>
          {words.look.close}
        </Button>
      </div>
    </section>
  );
}
