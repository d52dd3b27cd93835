import { lazyPart } from "../look/lazy-part.tsx";

/** The two ways in which a chat leaves the inbox and goes on elsewhere. */
export const PutBackDialog = lazyPart(async () => (await import("./put-back-dialog.tsx")).PutBackDialog);
export const TransferDialog = lazyPart(async () => (await import("./transfer-dialog.tsx")).TransferDialog);
