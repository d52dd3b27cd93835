import type { BreakReasonId } from "#contract/ids.ts";
import {
  chatCard,
  chatIdOf,
  conversation,
  customerName,
  customerWords,
  itemCard,
  openedChat,
} from "./chat-cards.ts";
import { bookings, sam } from "./company-cards.ts";
import type { DeskState, Scene, World } from "./desk-state.ts";
import { agentsWorld, someItems } from "./inbox-states.ts";

const path = `/inbox/${chatIdOf(0)}`;

const answering = (scene: Scene, world: Partial<World> = {}) => agentsWorld(scene, someItems(scene), world);

const contacts = (scene: Scene) =>
  Array.from({ length: 12 }, (_, index) => chatCard(scene, index).contact).filter(
    (contact) => contact !== null,
  );

const past = ({ now }: Scene) =>
  Array.from({ length: 12 }, (_, index) => ({
    chatId: chatIdOf(index + 40),
    name: customerName(index),
    queueId: bookings,
    queuedAt: now - (index + 1) * 40_000_000,
    ownedAt: now - (index + 1) * 40_000_000,
    state: "closed",
    ended: (["customer", "agent", "abandoned"] as const)[index % 3] ?? null,
    firstWords: customerWords(index),
    classificationId: null,
    stars: index % 2 === 0 ? 4 : null,
    isUnclassified: index === 1,
    isAbusive: index === 2,
  }));

const day = ({ now }: Scene) => ({
  from: now - 6 * 3_600_000,
  to: now,
  handled: 23,
  handleMs: 312_000,
  responded: 25,
  responseMs: 41_000,
  statuses: [
    { status: "handling" as const, breakReasonId: null, ms: 4 * 3_600_000 },
    { status: "break" as const, breakReasonId: "0" as BreakReasonId, ms: 1_800_000 },
  ],
});

const candidate = (userId: typeof sam, owned: number) => ({
  userId,
  why: null,
  owned,
  chatsMax: 5,
  lastAllocatedAt: 1,
});

const allocation = ({ me, now }: Scene) => ({
  isAuto: true,
  since: null,
  last: { at: now - 480_000, to: me, candidates: [candidate(me, 1), candidate(sam, 2)], others: 0 },
  now: null,
});

const notYetLinked = (scene: Scene): Partial<World> => ({
  chats: [{ card: chatCard(scene, 0, { contact: null }), events: conversation(scene) }],
});

/** What is opened over the inbox or beside it, and the pages that look things up. */
export const openedStates: readonly DeskState[] = [
  {
    name: "contacts",
    path: "/contacts",
    shows: "Łukasz",
    world: (scene) => answering(scene, { answers: { "contact.search": { contacts: contacts(scene) } } }),
  },
  {
    name: "history",
    path: "/history",
    shows: "Ended by the customer",
    world: (scene) =>
      answering(scene, {
        answers: { "chat.history": { chats: past(scene), next: null }, "agent.day": day(scene) },
      }),
  },
  {
    name: "palette",
    path,
    shows: "Your status",
    world: (scene) => answering(scene),
    steps: async ({ strike }) => strike({ key: "k", code: "KeyK", ctrlKey: true }),
  },
  {
    name: "templates-suggested",
    path,
    shows: "Keep templates of your own",
    world: (scene) => answering(scene),
    steps: async ({ type }) => type("Reply to", "/"),
  },
  {
    name: "emoji-suggested",
    path,
    shows: ":smile:",
    world: (scene) => answering(scene),
    steps: async ({ type }) => type("Reply to", ":smil"),
  },
  {
    name: "break-dialog",
    path: "/inbox",
    shows: "Finish them first",
    world: (scene) => answering(scene),
    steps: async ({ press }) => {
      await press("your status:");
      await press("Lunch");
    },
  },
  {
    name: "put-all-back-dialog",
    path: "/inbox",
    shows: "Put all back",
    world: (scene) => answering(scene),
    steps: async ({ press }) => {
      await press("your status:");
      await press("Unavailable");
    },
  },
  {
    name: "contact-menu",
    path,
    shows: "Link another contact",
    world: (scene) => answering(scene),
    steps: async ({ press }) => press("Change the contact"),
  },
  {
    name: "new-contact",
    path,
    shows: "Create and link",
    world: (scene) => answering(scene, notYetLinked(scene)),
    steps: async ({ press, type }) => {
      await type("Contact", "Nils");
      await press("New contact");
    },
  },
  {
    name: "earlier-chat",
    path,
    shows: "Earlier chat:",
    world: (scene) => answering(scene, { answers: { "chat.earlier": { chats: past(scene).slice(0, 1) } } }),
    steps: async ({ press }) => press(customerWords(0)),
  },
  {
    name: "why-dialog",
    path,
    shows: "How this chat was allocated",
    world: (scene) => answering(scene, { answers: { "chat.explain": allocation(scene) } }),
    steps: async ({ press }) => press("Why did I get this chat?"),
  },
  {
    name: "chat-offered-to-me",
    path: "/inbox",
    shows: "offers you a chat",
    world: (scene) =>
      agentsWorld(scene, [
        ...someItems(scene),
        [
          "offer",
          chatIdOf(7),
          {
            chatId: chatIdOf(7),
            from: sam,
            queueId: bookings,
            name: customerName(7),
            firstWords: customerWords(7),
            note: "Knows you from last week.",
            at: scene.now - 12_000,
            until: scene.now + 600_000,
          },
        ],
      ]),
  },
  {
    name: "chat-offered-by-me",
    path,
    shows: "Offered to Sam Lindqvist",
    world: (scene) => {
      const offer = { to: sam, at: scene.now - 12_000, until: scene.now + 600_000 };
      return answering(scene, {
        chats: [{ card: chatCard(scene, 0, { offer }), events: conversation(scene) }],
      });
    },
  },
  {
    name: "panel-on-a-phone",
    path,
    shows: "Earlier chats",
    isNarrow: true,
    world: (scene) => agentsWorld(scene, [itemCard(scene, 0)], { chats: [openedChat(scene, 0)] }),
    steps: async ({ press }) => press("About this chat"),
  },
];
