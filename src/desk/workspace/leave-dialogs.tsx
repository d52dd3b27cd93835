import { lazyPart } from "../look/lazy-part.tsx";

/** The two dialogs by which an open chat leaves the inbox. */
export const PutBackDialog = lazyPart(async () => (await import("./put-back-dialog.tsx")).PutBackDialog);
export const TransferDialog = lazyPart(
  async () => (await import("../transfer/transfer-dialog.tsx")).TransferDialog,
);
