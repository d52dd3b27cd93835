import type { commands } from "#contract/commands/commands.ts";
import type { Logger } from "pino";
import type { Allocator } from "../allocation/allocator.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { Identified } from "../identity/identified.ts";
import type { IdentitySecrets } from "../identity/identity-secrets.ts";
import type { Logs } from "../logs/logs.ts";
import type { Availability } from "../offline/availability.ts";
import type { OfflineMessages } from "../offline/offline-messages.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import type { Credentials } from "../ports/credentials.ts";
import type { Presence } from "../presence/presence.ts";
import { acceptOffer } from "./accept-offer.ts";
import { addNote } from "./add-note.ts";
import { answerOfflineMessage } from "./answer-offline-message.ts";
import { assignContact } from "./assign-contact.ts";
import { changeAccount } from "./change-account.ts";
import { settingProcedures } from "./change-settings.ts";
import { chooseStatus } from "./choose-status.ts";
import { classifyChat } from "./classify-chat.ts";
import type { ContactCount } from "./contact-count.ts";
import { ContactOfPerson } from "./contact-of-person.ts";
import { customerDescribe } from "./customer-describe.ts";
import { customerIdentify } from "./customer-identify.ts";
import { customerLeaveAddress } from "./customer-leave-address.ts";
import { customerLeaveMessage } from "./customer-leave-message.ts";
import { customerLeave } from "./customer-leave.ts";
import { customerRate } from "./customer-rate.ts";
import { customerRequestTranscript } from "./customer-request-transcript.ts";
import { customerWrite } from "./customer-write.ts";
import { declineOffer } from "./decline-offer.ts";
import { endChat } from "./end-chat.ts";
import { endWaitingChat } from "./end-waiting-chat.ts";
import { extendWrapUp } from "./extend-wrap-up.ts";
import { finishOfflineMessage } from "./finish-offline-message.ts";
import { finishWrapUp } from "./finish-wrap-up.ts";
import { lowerHand } from "./lower-hand.ts";
import type { ListLimits } from "./list-limits.ts";
import type { CustomerProcedure, StaffProcedure } from "./procedure.ts";
import { markAbusive } from "./mark-abusive.ts";
import { offerChat } from "./offer-chat.ts";
import { mergeContacts } from "./merge-contacts.ts";
import { pauseChat } from "./pause-chat.ts";
import { planBreak } from "./plan-break.ts";
import { playChat } from "./play-chat.ts";
import { putBackChat } from "./put-back-chat.ts";
import { raiseHand } from "./raise-hand.ts";
import { saveContact } from "./save-contact.ts";
import { sendMailAgain } from "./send-mail-again.ts";
import { sendMessage } from "./send-message.ts";
import { takeChat } from "./take-chat.ts";
import { takeNextChat } from "./take-next-chat.ts";
import { transferChat } from "./transfer-chat.ts";
import type { UploadedFiles } from "./with-files.ts";
import { withdrawOffer } from "./withdraw-offer.ts";

type CommandName = keyof typeof commands;

/** One procedure for each command of the contract: leaving one out does not compile. */
export type CommandTable = {
  readonly [Name in CommandName]: Name extends `customer.${string}`
    ? CustomerProcedure<Name>
    : StaffProcedure<Name>;
};

export function commandTable(given: {
  logs: Logs;
  store: Store;
  clock: Clock;
  ids: Ids;
  presence: Presence;
  waitingLines: WaitingLines;
  availability: Availability;
  allocator: Pick<Allocator, "atOnce" | "settled">;
  offlineMessages: OfflineMessages;
  credentials: Credentials;
  contactCount: ContactCount;
  uploads: UploadedFiles;
  limits: ListLimits;
  logger: Logger;
  identified: Identified;
  identitySecrets: IdentitySecrets;
}): CommandTable {
  const needs = { ...given, contactOfPerson: new ContactOfPerson(given) };
  return {
    "customer.write": customerWrite(needs),
    "customer.leave": customerLeave(needs),
    "customer.leave-message": customerLeaveMessage(needs),
    "customer.leave-address": customerLeaveAddress(needs),
    "customer.request-transcript": customerRequestTranscript(needs),
    "customer.rate": customerRate(needs),
    "customer.identify": customerIdentify(needs),
    "customer.describe": customerDescribe(needs),
    "offline-message.answer": answerOfflineMessage(needs),
    "offline-message.finish": finishOfflineMessage(needs),
    "chat.take": takeChat(needs),
    "chat.take-next": takeNextChat(needs),
    "chat.play": playChat(needs),
    "chat.pause": pauseChat(needs),
    "chat.put-back": putBackChat(needs),
    "chat.transfer": transferChat(needs),
    "chat.offer": offerChat(needs),
    "offer.accept": acceptOffer(needs),
    "offer.decline": declineOffer(needs),
    "offer.withdraw": withdrawOffer(needs),
    "chat.end": endChat(needs),
    "chat.end-waiting": endWaitingChat(needs),
    "wrap-up.extend": extendWrapUp(needs),
    "wrap-up.finish": finishWrapUp(needs),
    "chat.classify": classifyChat(needs),
    "chat.mark-abusive": markAbusive(needs),
    "chat.raise-hand": raiseHand(needs),
    "chat.lower-hand": lowerHand(needs),
    "contact.assign": assignContact(needs),
    "contact.save": saveContact(needs),
    "contact.merge": mergeContacts(needs),
    "note.add": addNote(needs),
    "mail.send-again": sendMailAgain(needs),
    "message.send": sendMessage(needs),
    "status.choose": chooseStatus(needs),
    "break.plan": planBreak(needs),
    "account.change": changeAccount(needs),
    ...settingProcedures(needs),
  };
}
