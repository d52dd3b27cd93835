import type { Logger } from "pino";
import { StoreFault } from "../ports/store.ts";
import type { StoreWatch } from "../store/store-watch.ts";

/** Says what the server could not do by itself. That the store is away has been said once, and is not said again each time. */
export function failureLog(logger: Logger, storeWatch: Pick<StoreWatch, "isAway">): (fault: unknown) => void {
  return (fault) => {
    const level = fault instanceof StoreFault && storeWatch.isAway ? "debug" : "error";
    logger[level]({ err: fault }, "Something the server does by itself failed");
  };
}
