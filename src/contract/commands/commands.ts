import type { z } from "zod";
import { addNote } from "./add-note.ts";
import { assignContact } from "./assign-contact.ts";
import { changeAccount } from "./change-account.ts";
import { chooseStatus } from "./choose-status.ts";
import { classifyChat } from "./classify-chat.ts";
import { customerLeaveMessage } from "./customer-leave-message.ts";
import { customerLeave } from "./customer-leave.ts";
import { customerWrite } from "./customer-write.ts";
import { endChat } from "./end-chat.ts";
import { extendWrapUp } from "./extend-wrap-up.ts";
import { finishOfflineMessage } from "./finish-offline-message.ts";
import { finishWrapUp } from "./finish-wrap-up.ts";
import { pauseChat } from "./pause-chat.ts";
import { playChat } from "./play-chat.ts";
import { putBackChat } from "./put-back-chat.ts";
import { removeBreakReason } from "./remove-break-reason.ts";
import { removeClassification } from "./remove-classification.ts";
import { removeGroup } from "./remove-group.ts";
import { removeOpeningHours } from "./remove-opening-hours.ts";
import { removeQueue } from "./remove-queue.ts";
import { removeTemplate } from "./remove-template.ts";
import { saveBreakReason } from "./save-break-reason.ts";
import { saveClassification } from "./save-classification.ts";
import { saveContact } from "./save-contact.ts";
import { saveGroup } from "./save-group.ts";
import { saveOpeningHours } from "./save-opening-hours.ts";
import { saveQueue } from "./save-queue.ts";
import { saveTemplate } from "./save-template.ts";
import { saveUser } from "./save-user.ts";
import { saveWidget } from "./save-widget.ts";
import { sendMessage } from "./send-message.ts";
import { takeChat } from "./take-chat.ts";
import { takeNextChat } from "./take-next-chat.ts";
import { transferChat } from "./transfer-chat.ts";

/** Every command there is, by its name. */
export const commands = {
  [customerWrite.name]: customerWrite,
  [customerLeave.name]: customerLeave,
  [customerLeaveMessage.name]: customerLeaveMessage,
  [finishOfflineMessage.name]: finishOfflineMessage,
  [takeChat.name]: takeChat,
  [takeNextChat.name]: takeNextChat,
  [playChat.name]: playChat,
  [pauseChat.name]: pauseChat,
  [putBackChat.name]: putBackChat,
  [transferChat.name]: transferChat,
  [endChat.name]: endChat,
  [extendWrapUp.name]: extendWrapUp,
  [finishWrapUp.name]: finishWrapUp,
  [classifyChat.name]: classifyChat,
  [assignContact.name]: assignContact,
  [addNote.name]: addNote,
  [sendMessage.name]: sendMessage,
  [chooseStatus.name]: chooseStatus,
  [saveContact.name]: saveContact,
  [changeAccount.name]: changeAccount,
  [saveUser.name]: saveUser,
  [saveGroup.name]: saveGroup,
  [removeGroup.name]: removeGroup,
  [saveQueue.name]: saveQueue,
  [removeQueue.name]: removeQueue,
  [saveTemplate.name]: saveTemplate,
  [removeTemplate.name]: removeTemplate,
  [saveClassification.name]: saveClassification,
  [removeClassification.name]: removeClassification,
  [saveBreakReason.name]: saveBreakReason,
  [removeBreakReason.name]: removeBreakReason,
  [saveOpeningHours.name]: saveOpeningHours,
  [removeOpeningHours.name]: removeOpeningHours,
  [saveWidget.name]: saveWidget,
};

export type CommandName = keyof typeof commands;

/** What the sender of this command gives. */
export type CommandPayload<Name extends CommandName> = z.input<(typeof commands)[Name]["payload"]>;
