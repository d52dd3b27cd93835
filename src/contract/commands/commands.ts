import type { z } from "zod";
import { type RemovableKind, type SettingKind, settings } from "../settings.ts";
import { acceptOffer } from "./accept-offer.ts";
import { addNote } from "./add-note.ts";
import { answerOfflineMessage } from "./answer-offline-message.ts";
import { assignContact } from "./assign-contact.ts";
import { changeAccount } from "./change-account.ts";
import type { CommandPromise } from "./command.ts";
import { chooseStatus } from "./choose-status.ts";
import { classifyChat } from "./classify-chat.ts";
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
import { markAbusive } from "./mark-abusive.ts";
import { offerChat } from "./offer-chat.ts";
import { lowerHand } from "./lower-hand.ts";
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
import { withdrawOffer } from "./withdraw-offer.ts";

type SettingCommands = {
  readonly [Kind in SettingKind as `${Kind}.save`]: CommandPromise<
    `${Kind}.save`,
    (typeof settings)[Kind]["save"]
  >;
} & {
  readonly [Kind in RemovableKind as `${Kind}.remove`]: CommandPromise<
    `${Kind}.remove`,
    (typeof settings)[Kind]["remove"]
  >;
};

/** Adding, changing and removing items of each kind of setting. */
const settingCommands = Object.fromEntries(
  Object.entries(settings).flatMap(([kind, { change: permission, save, ...rest }]) => {
    const saving = { name: `${kind}.save`, permission, payload: save };
    if (!("remove" in rest)) return [[saving.name, saving]];
    const removing = { name: `${kind}.remove`, permission, payload: rest.remove };
    return [
      [saving.name, saving],
      [removing.name, removing],
    ];
  }),
) as unknown as SettingCommands;

/** Every command there is, by its name. */
export const commands = {
  [customerWrite.name]: customerWrite,
  [customerLeave.name]: customerLeave,
  [customerLeaveMessage.name]: customerLeaveMessage,
  [customerLeaveAddress.name]: customerLeaveAddress,
  [customerRequestTranscript.name]: customerRequestTranscript,
  [customerRate.name]: customerRate,
  [customerIdentify.name]: customerIdentify,
  [customerDescribe.name]: customerDescribe,
  [answerOfflineMessage.name]: answerOfflineMessage,
  [finishOfflineMessage.name]: finishOfflineMessage,
  [takeChat.name]: takeChat,
  [takeNextChat.name]: takeNextChat,
  [playChat.name]: playChat,
  [pauseChat.name]: pauseChat,
  [putBackChat.name]: putBackChat,
  [transferChat.name]: transferChat,
  [offerChat.name]: offerChat,
  [acceptOffer.name]: acceptOffer,
  [declineOffer.name]: declineOffer,
  [withdrawOffer.name]: withdrawOffer,
  [endChat.name]: endChat,
  [endWaitingChat.name]: endWaitingChat,
  [extendWrapUp.name]: extendWrapUp,
  [finishWrapUp.name]: finishWrapUp,
  [classifyChat.name]: classifyChat,
  [markAbusive.name]: markAbusive,
  [raiseHand.name]: raiseHand,
  [lowerHand.name]: lowerHand,
  [assignContact.name]: assignContact,
  [addNote.name]: addNote,
  [sendMailAgain.name]: sendMailAgain,
  [sendMessage.name]: sendMessage,
  [chooseStatus.name]: chooseStatus,
  [planBreak.name]: planBreak,
  [saveContact.name]: saveContact,
  [mergeContacts.name]: mergeContacts,
  [changeAccount.name]: changeAccount,
  ...settingCommands,
};

export type CommandName = keyof typeof commands;

/** The payload of this command as its sender gives it. */
export type CommandPayload<Name extends CommandName> = z.input<(typeof commands)[Name]["payload"]>;
