import { commandError } from "#contract/error-codes.ts";
import { offlineMessageCards, openedChat, waitingCards } from "./chat-cards.ts";
import { accountCard, bookings, choices, meCard, queueCard } from "./company-cards.ts";
import type { DeskState, Scene, World } from "./desk-state.ts";
import { agentsWorld } from "./inbox-states.ts";

const path = `/queues/${bookings}`;

function queueWith(scene: Scene, count: number, world: Partial<World> = {}): World {
  const queue = queueCard(bookings, {
    isAuto: false,
    waitingCount: count,
    longestWaitSince: count === 0 ? null : scene.now - count * 17_000,
  });
  return agentsWorld(scene, [queue, ...waitingCards(scene, Math.min(count, 200))], world);
}

function messagesWorld(scene: Scene, count: number): World {
  const world = agentsWorld(scene, []);
  return {
    ...world,
    cards: [
      meCard(scene, { offlineMessageCount: count * 3 }),
      accountCard,
      queueCard(bookings),
      ...choices,
      ...offlineMessageCards(scene, count),
    ],
  };
}

/** Queues, and what customers left when no chat could be had. */
export const queueStates: readonly DeskState[] = [
  {
    name: "queues-none",
    path: "/queues",
    shows: "No queues yet",
    world: (scene) => ({
      ...agentsWorld(scene, []),
      cards: [meCard(scene), accountCard, ...choices],
    }),
  },
  { name: "queues", path: "/queues", shows: "Bookings", world: (scene) => queueWith(scene, 3) },
  { name: "queue-empty", path, shows: "Nobody is waiting", world: (scene) => queueWith(scene, 0) },
  { name: "queue", path, shows: "Take next", world: (scene) => queueWith(scene, 4), isOften: true },
  { name: "queue-crowded", path, shows: "and 34 more", world: (scene) => queueWith(scene, 234) },
  {
    name: "take-refused",
    path,
    shows: "This chat was already taken by Sam Lindqvist",
    world: (scene) =>
      queueWith(scene, 3, {
        refused: { "chat.take": commandError("already-owned", { name: "Sam Lindqvist" }) },
      }),
    steps: async ({ press }) => press("Take the chat with"),
    leavesTraces: true,
  },
  {
    name: "waiting-chat",
    path: "/inbox/chat-0",
    shows: "This chat is waiting in its queue.",
    world: (scene) => {
      const { card, ...chat } = openedChat(scene, 0);
      const waiting = { ...card, state: "waiting", ownerId: null, ownedSince: null } as const;
      return agentsWorld(scene, [], { chats: [{ ...chat, card: waiting }] });
    },
  },
  {
    name: "offline-messages-none",
    path: "/messages",
    shows: "No offline messages",
    world: (scene) => messagesWorld(scene, 0),
  },
  {
    name: "offline-messages",
    path: "/messages",
    shows: "Show older",
    world: (scene) => messagesWorld(scene, 20),
  },
];
