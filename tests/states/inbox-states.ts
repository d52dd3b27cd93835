import type { PutCard } from "#contract/views/cards.ts";
import { chatIdOf, itemCard, lateItems, openedChat } from "./chat-cards.ts";
import { accountCard, bookings, choices, meCard, myName, queueCard, twoQueues } from "./company-cards.ts";
import type { DeskState, Scene, World } from "./desk-state.ts";

/** An agent's desk with these items. */
export function agentsWorld(scene: Scene, cards: readonly PutCard[], world: Partial<World> = {}): World {
  const items = cards.flatMap(([kind, , card]) => (kind === "item" ? [card] : []));
  const active = items.find((item) => item.active);
  const handles = active?.stage === "wrap-up" ? "wrap-up" : "handling";
  const me = meCard(scene, {
    ownedCount: items.length,
    activeChatId: active?.chatId ?? null,
    status: active ? handles : "available",
  });
  return {
    here: { needsSetUp: false, user: { userId: scene.me, name: "Robin Okafor", role: "agent" }, demo: null },
    cards: [me, myName(scene), accountCard, ...twoQueues, ...choices, ...cards],
    chats: [openedChat(scene, 0), openedChat(scene, 1)],
    answers: { "chat.earlier": { chats: [] }, "contact.search": { contacts: [] } },
    ...world,
  };
}

/** One chat in each section of the inbox, the first of them active. */
export const someItems = (scene: Scene): readonly PutCard[] => [
  itemCard(scene, 0, { active: true, replyWaitSince: scene.now - 25_000, unread: 1 }),
  itemCard(scene, 1, { replyWaitSince: scene.now - 75_000, unread: 2, bell: true }),
  itemCard(scene, 2, { lastBy: "user", lastWords: "Your flight leaves at 06:10." }),
  itemCard(scene, 3, { customerGone: true }),
  itemCard(scene, 4, {
    stage: "wrap-up",
    endedBy: "customer",
    wrapUp: { leftMs: 42_000, at: scene.now, running: false, extensionMs: 60_000, extensionsLeft: 3 },
  }),
];

/** The inbox without a chat that is looked at, and what hangs on the status bar. */
export const inboxStates: readonly DeskState[] = [
  {
    name: "inbox-empty",
    path: "/inbox",
    shows: "No chats in your inbox",
    world: (scene) => agentsWorld(scene, []),
    isOften: true,
  },
  {
    name: "inbox-unavailable",
    path: "/inbox",
    shows: "Become available",
    world: (scene) => {
      const { cards, ...world } = agentsWorld(scene, []);
      const [, ...others] = cards;
      return { ...world, cards: [meCard(scene, { status: "unavailable", base: "unavailable" }), ...others] };
    },
  },
  {
    name: "inbox-customers-wait",
    path: "/inbox",
    shows: "Take next",
    world: (scene) =>
      agentsWorld(scene, [
        queueCard(bookings, {
          isAuto: false,
          waitingCount: 1_234,
          longestWaitSince: scene.now - 9 * 60_000,
        }),
      ]),
  },
  {
    name: "inbox",
    path: "/inbox",
    shows: "Dana Reyes",
    world: (scene) => agentsWorld(scene, someItems(scene)),
  },
  {
    name: "inbox-twelve-late",
    path: "/inbox",
    shows: "12 late",
    world: (scene) => agentsWorld(scene, [...someItems(scene).slice(2), ...lateItems(scene, 12, 10)]),
  },
  {
    name: "inbox-forty-late",
    path: "/inbox",
    shows: "40 late",
    world: (scene) => agentsWorld(scene, [...someItems(scene).slice(2), ...lateItems(scene, 40, 10)]),
    isOften: true,
  },
  {
    name: "inbox-thousand",
    path: "/inbox",
    shows: "1000",
    world: (scene) =>
      agentsWorld(
        scene,
        Array.from({ length: 1_000 }, (_, index) => itemCard(scene, index)),
      ),
  },
  {
    name: "bell-empty",
    path: "/inbox",
    shows: "Nothing yet. Chats that arrive",
    world: (scene) => agentsWorld(scene, []),
    steps: async ({ press }) => press("Bell:"),
  },
  {
    name: "bell",
    path: "/inbox",
    shows: "went back to its queue without you",
    world: (scene) => withNotices(scene, agentsWorld(scene, someItems(scene))),
    steps: async ({ press }) => press("Bell:"),
  },
  {
    name: "status-menu",
    path: "/inbox",
    shows: "Light or dark as the system",
    world: (scene) => agentsWorld(scene, someItems(scene)),
    steps: async ({ press }) => press("your status:"),
  },
  {
    name: "keys",
    path: "/inbox",
    shows: "Undo",
    world: (scene) => agentsWorld(scene, someItems(scene)),
    steps: async ({ press }) => {
      await press("your status:");
      await press("Keys");
    },
  },
  {
    name: "own-account",
    path: "/inbox",
    shows: "This browser",
    world: (scene) => agentsWorld(scene, [], { routes: { "/api/sessions": { sessions: sessions(scene) } } }),
    steps: async ({ press }) => {
      await press("your status:");
      await press("Your account");
    },
  },
  {
    name: "sign-out-dialog",
    path: "/inbox",
    shows: "Sign out?",
    world: (scene) => agentsWorld(scene, someItems(scene)),
    steps: async ({ press }) => {
      await press("your status:");
      await press("Sign out");
    },
  },
];

function withNotices({ now }: Scene, world: World): World {
  const notices = Array.from({ length: 14 }, (_, index) => ({
    number: index + 1,
    kind: index % 3 === 0 ? ("returned" as const) : ("allocated" as const),
    chatId: chatIdOf(index),
    at: now - (14 - index) * 3_600_000,
  }));
  const withThem = (put: PutCard): PutCard =>
    put[0] === "me" ? ["me", put[1], { ...put[2], notices }] : put;
  return { ...world, cards: world.cards.map(withThem) };
}

const sessions = ({ now }: Scene) =>
  [0, 1, 2].map((index) => ({
    sessionId: `session-${index}`,
    signedInAt: now - index * 90_000_000,
    usedAt: now - index * 3_600_000,
    userAgent: "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
    isThis: index === 0,
  }));
