import type { z } from "zod";
import type { AllocationView } from "../views/allocation-view.ts";
import type { EarlierChatView } from "../views/earlier-chat-view.ts";
import type { ContactView } from "../views/cards.ts";
import type { CustomerName } from "../views/customer-name.ts";
import type { DayView, HistoryChatView, HistoryPlace } from "../views/history-view.ts";
import type { CustomerEvent, StaffEvent } from "../views/chat-event-view.ts";
import type { MailServerView, MailTrialView } from "../views/mail-view.ts";
import type { TransferTargetsView } from "../views/transfer-targets-view.ts";
import { explainAllocation } from "./explain-allocation.ts";
import { listTransferTargets } from "./list-transfer-targets.ts";
import { readAsCustomer } from "./read-as-customer.ts";
import { readChat } from "./read-chat.ts";
import { readEarlierChats } from "./read-earlier-chats.ts";
import { readDay } from "./read-day.ts";
import { readFileKey } from "./read-file-key.ts";
import { readHistory } from "./read-history.ts";
import { readIdentitySecret } from "./read-identity-secret.ts";
import { readMailServer } from "./read-mail-server.ts";
import { readNoticeNames } from "./read-notice-names.ts";
import { searchContacts } from "./search-contacts.ts";
import { tryMail } from "./try-mail.ts";

/** Every question that can be asked; asking changes nothing. */
export const queries = {
  [readChat.name]: readChat,
  [readEarlierChats.name]: readEarlierChats,
  [explainAllocation.name]: explainAllocation,
  [listTransferTargets.name]: listTransferTargets,
  [readHistory.name]: readHistory,
  [readDay.name]: readDay,
  [searchContacts.name]: searchContacts,
  [readNoticeNames.name]: readNoticeNames,
  [readMailServer.name]: readMailServer,
  [readIdentitySecret.name]: readIdentitySecret,
  [tryMail.name]: tryMail,
  [readAsCustomer.name]: readAsCustomer,
  [readFileKey.name]: readFileKey,
};

export type QueryName = keyof typeof queries;

/** The payload of this query as its sender gives it. */
export type QueryPayload<Name extends QueryName> = z.input<(typeof queries)[Name]["payload"]>;

/** The answer to each query. */
export interface QueryAnswers {
  readonly "chat.read": { readonly events: readonly StaffEvent[]; readonly olderLeftOut: boolean };
  readonly "chat.earlier": { readonly chats: readonly EarlierChatView[] };
  readonly "chat.explain": AllocationView;
  readonly "chat.transfer-targets": TransferTargetsView;
  /** `next`: where the page ends; `null` when it is the last. */
  readonly "chat.history": {
    readonly chats: readonly HistoryChatView[];
    readonly next: HistoryPlace | null;
  };
  readonly "agent.day": DayView;
  readonly "contact.search": { readonly contacts: readonly ContactView[] };
  /** By the id of the chat; of a chat that was erased, or that the asker may no longer see, there is none. */
  readonly "notice.names": { readonly names: Readonly<Record<string, CustomerName>> };
  readonly "mail.server": MailServerView;
  /** In base64url: 32 bytes. */
  readonly "identity-key.secret": { readonly secret: string };
  readonly "mail.try": MailTrialView;
  readonly "customer.read": {
    readonly events: readonly CustomerEvent[];
    readonly olderLeftOut: boolean;
  };
  readonly "customer.file-key": { readonly key: string };
}
