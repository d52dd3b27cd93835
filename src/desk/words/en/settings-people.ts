import { numberText } from "../numbers.ts";

export const settingsPeopleWords = {
  groups: {
    title: "Groups",
    explains:
      "Sets of agents. Queues are served by groups: say who is in a group under Users, and which queues it serves under Queues.",
    newGroup: "New group",
    columns: { users: "Users", queues: "Queues" },
    removeHint: "A group that still has users or queues stays.",
  },
  users: {
    title: "Users",
    explains:
      "Everyone of your staff who signs in here. The role says what they may change; the webchat capability lets them have chats; their groups say from which queues.",
    newUser: "New user",
    is: (role: string, webchat: boolean, disabled: boolean) =>
      `${role}${webchat ? ", webchat" : ""}${disabled ? ", disabled" : ""}`,
    columns: { role: "Role", chatsMax: "Maximum" },
    nameHint: "Customers read it when this user answers them",
    email: "E-mail",
    emailHint: "They sign in with it",
    firstPassword: "First password",
    newPassword: "New password",
    newPasswordHint: "Signs them out everywhere. Leave it empty to keep the one they have",
    role: "Role",
    administrator: "Administrator: may change all settings",
    chats: "Chats",
    webchat: "Webchat",
    webchatHint: "May have chats at all",
    groups: "Groups",
    groupsHint: "They serve the queues of these groups",
    noGroups: "There are no groups yet. Add one under Groups.",
    chatsMax: "Maximum chats",
    chatsMaxHint: (ofAccount: number) => `Empty: as the queue, or the account (${numberText(ofAccount)})`,
    enable: "Let them sign in again",
    disable: {
      opens: "Disable…",
      act: "Disable",
      question: (name: string) => `Disable ${name}?`,
    },
    disableHint:
      "They are signed out and cannot sign in any more. Their chats go back to their queues at once; history keeps their name.",
  },
  blocks: {
    title: "Blocked customers",
    explains:
      "They cannot write from the browser in which they were blocked. Agents block a customer from the panel of their active item.",
    empty: "Nobody is blocked",
    emptyHint: "Customers who are blocked are listed here, with the reason, and can be unblocked.",
    blocked: (until: string, by: string, at: string) => `Blocked ${until}, by ${by} on ${at}.`,
    over: (since: string, by: string, at: string) => `Over since ${since}, by ${by} on ${at}.`,
    showChat: "Show the chat",
    unblock: {
      opens: "Unblock…",
      act: "Unblock",
      question: () => "Unblock this customer?",
    },
    unblockHint: "They can write to you again at once.",
  },
};
