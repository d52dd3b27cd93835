import type { Logger } from "pino";
import { StoreFault } from "../ports/store.ts";
import type { StoreWatch } from "../store/store-watch.ts";

/** Logs failures of background work. While the store is away its faults are logged for debugging only. */
export function failureLog(logger: Logger, storeWatch: Pick<StoreWatch, "isAway">): (fault: unknown) => void {
  return (fault) => {
    const level = fault instanceof StoreFault && storeWatch.isAway ? "debug" : "error";
    logger[level]({ err: fault }, "Something the server does by itself failed");
  };
}
