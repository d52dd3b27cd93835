import type { LaterWords } from "../en/later-words.ts";
import { allocationWords } from "./allocation.ts";
import { agentFieldsWords } from "./agent-fields.ts";
import { settingsAppearanceWords } from "./settings-appearance.ts";
import { arrivalsWords } from "./arrivals.ts";
import { blockingWords } from "./blocking.ts";
import { boardWords } from "./board.ts";
import { breaksWords } from "./breaks.ts";
import { chatPanelWords } from "./chat-panel.ts";
import { choicesWords } from "./choices.ts";
import { choosingWords } from "./choosing.ts";
import { dialogsWords } from "./dialogs.ts";
import { errorWords } from "./errors.ts";
import { contactsWords } from "./contacts.ts";
import { filesWords } from "./files.ts";
import { historyWords } from "./history.ts";
import { keysWords } from "./keys.ts";
import { leavingWords } from "./leaving.ts";
import { offlineMessagesWords } from "./offline-messages.ts";
import { offersWords } from "./offers.ts";
import { ownAccountWords } from "./own-account.ts";
import { paletteWords } from "./palette.ts";
import { queuesWords } from "./queues.ts";
import { settingsChoicesWords } from "./settings-choices.ts";
import { settingsGeneralWords } from "./settings-general.ts";
import { settingsHoursWords } from "./settings-hours.ts";
import { settingsIdentityWords } from "./settings-identity.ts";
import { settingsMailWords } from "./settings-mail.ts";
import { settingsPeopleWords } from "./settings-people.ts";
import { settingsPreChatWords } from "./settings-pre-chat.ts";
import { settingsQueuesWords } from "./settings-queues.ts";
import { settingsWebsiteWords } from "./settings-website.ts";
import { settingsWords } from "./settings.ts";
import { signInWords } from "./sign-in.ts";
import { transferWords } from "./transfer.ts";
import { suggestionsWords } from "./suggestions.ts";
import { templatesWords } from "./templates.ts";
import { wrapUpWords } from "./wrap-up.ts";

/** Words of lazy parts, and of errors. */
export const laterWords: LaterWords = {
  allocation: allocationWords,
  agentFields: agentFieldsWords,
  settingsAppearance: settingsAppearanceWords,
  arrivals: arrivalsWords,
  blocking: blockingWords,
  board: boardWords,
  breaks: breaksWords,
  chatPanel: chatPanelWords,
  choices: choicesWords,
  choosing: choosingWords,
  dialogs: dialogsWords,
  errors: errorWords,
  contacts: contactsWords,
  files: filesWords,
  history: historyWords,
  keys: keysWords,
  leaving: leavingWords,
  offlineMessages: offlineMessagesWords,
  offers: offersWords,
  ownAccount: ownAccountWords,
  palette: paletteWords,
  queues: queuesWords,
  settings: settingsWords,
  settingsChoices: settingsChoicesWords,
  settingsGeneral: settingsGeneralWords,
  settingsHours: settingsHoursWords,
  settingsIdentity: settingsIdentityWords,
  settingsMail: settingsMailWords,
  settingsPeople: settingsPeopleWords,
  settingsPreChat: settingsPreChatWords,
  settingsQueues: settingsQueuesWords,
  settingsWebsite: settingsWebsiteWords,
  signIn: signInWords,
  transfer: transferWords,
  suggestions: suggestionsWords,
  templates: templatesWords,
  wrapUp: wrapUpWords,
};
