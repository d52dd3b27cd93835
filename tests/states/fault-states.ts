import { openedChat } from "./chat-cards.ts";
import { meCard } from "./company-cards.ts";
import type { DeskState } from "./desk-state.ts";
import { agentsWorld, someItems } from "./inbox-states.ts";

/** States in which something has gone wrong, on the way or within the page. */
export const faultStates: readonly DeskState[] = [
  {
    name: "connecting",
    path: "/inbox",
    shows: "Connecting to the desk…",
    world: (scene) => agentsWorld(scene, [], { line: "silent" }),
  },
  {
    name: "reconnecting",
    path: "/inbox/chat-0",
    shows: "Reconnecting…",
    world: (scene) => agentsWorld(scene, someItems(scene), { line: "lost" }),
    isOften: true,
  },
  {
    name: "failed-part",
    path: "/inbox/chat-0",
    shows: "cannot be shown just now",
    // A chat without its entrance, which no server sends: the head of the chat fails.
    world: (scene) => {
      const { card, ...chat } = openedChat(scene, 0);
      return agentsWorld(scene, someItems(scene), {
        chats: [{ ...chat, card: { ...card, entry: null as never } }],
      });
    },
    leavesTraces: true,
  },
  {
    name: "failed-page",
    path: "/messages",
    shows: "cannot be shown just now",
    world: (scene) => {
      const world = agentsWorld(scene, []);
      const broken = ["offline-message", "left", { offlineMessageId: "left", leftAt: 0 }] as never;
      return { ...world, cards: [...world.cards, meCard(scene, { offlineMessageCount: 1 }), broken] };
    },
    leavesTraces: true,
  },
];
