import type { BreakReasonId, QueueId, UserId } from "#contract/ids.ts";
import type { BoardAgentCard, BoardChatCard, BoardQueueCard } from "#contract/views/board-cards.ts";
import type { PutCard, Status } from "#contract/views/cards.ts";
import { chatIdOf, customerName, openedChat } from "./chat-cards.ts";
import {
  accountCard,
  bookings,
  choices,
  meCard,
  myName,
  queueCard,
  sam,
  travelHelp,
} from "./company-cards.ts";
import type { DeskState, Scene, World } from "./desk-state.ts";

const secondMs = 1_000;
const minuteMs = 60_000;

const agentNames = [
  "Sam Lindqvist",
  "Ana Lima",
  "Kim Tanaka",
  "Maximiliane von Hohenlohe-Waldenburg",
  "Yusuf Öz",
];
const queueNames = ["Bookings", "Travel help", "Baggage and lost property", "Corporate accounts", "Groups"];
const doing: readonly Status[] = ["available", "handling", "wrap-up", "break", "available", "unavailable"];

const at = <Item>(list: readonly Item[], index: number) => list[index % list.length]!;
const queueIdOf = (index: number) => at([bookings, travelHelp], index < 2 ? index : 0);

interface Size {
  readonly queues: number;
  readonly agents: number;
  readonly chats: number;
}

/** A floor of this size, seen by a supervisor. */
function boardWorld(scene: Scene, { queues, agents, chats }: Size, world: Partial<World> = {}): World {
  const queueIds = Array.from({ length: queues }, (_, index) =>
    index < 2 ? queueIdOf(index) : (`queue-${index}` as QueueId),
  );
  const named = queueIds.map((queueId, index) =>
    queueCard(queueId, {
      name: index < queueNames.length ? at(queueNames, index) : `${at(queueNames, index)} ${index}`,
      isServed: false,
      waitingCount: null,
    }),
  );
  return {
    here: {
      needsSetUp: false,
      user: { userId: scene.me, name: "Robin Okafor", role: "supervisor" },
      demo: null,
    },
    cards: [
      meCard(scene, { status: "unavailable", statusSince: 0, base: "unavailable" }, "supervisor"),
      accountCard,
      myName(scene),
      ...choices,
      ...named,
      ...queueIds.map((queueId, index) => boardQueue(scene, queueId, index)),
      ...queueIds.slice(2, 3).map((queueId): PutCard => [
        "queue-alert",
        queueId,
        {
          queueId,
          alerts: [
            { kind: "late", since: scene.now - 3 * minuteMs },
            { kind: "service-level", since: scene.now - minuteMs },
          ],
        },
      ]),
      ...Array.from({ length: agents }, (_, index) => boardAgent(scene, index)),
      ...Array.from({ length: chats }, (_, index) => boardChat(scene, index, queueIds)),
    ],
    ...world,
  };
}

function boardQueue(scene: Scene, queueId: QueueId, index: number): PutCard {
  const waitingCount = at([3, 0, 12, 1, 0], index);
  const card: BoardQueueCard = {
    queueId,
    waitingCount,
    longestWaitSince: waitingCount === 0 ? null : scene.now - at([50, 0, 190, 12], index) * secondMs,
    answered: at([42, 17, 8, 0], index),
    abandoned: at([3, 0, 6, 0], index),
    averageWaitMs: index % 4 === 3 ? null : at([21, 34, 95], index) * secondMs,
    serviceLevel: index % 4 === 3 ? null : at([0.91, 1, 0.43], index),
    agents:
      index % 5 === 4
        ? { available: 0, handling: 0, "wrap-up": 0, break: 0 }
        : { available: at([2, 1, 0], index), handling: at([6, 3, 4], index), "wrap-up": index % 2, break: 1 },
    inProgress: at([23, 9, 14, 1, 0], index),
  };
  return ["board-queue", queueId, card];
}

function boardAgent(scene: Scene, index: number): PutCard {
  const userId = index === 0 ? sam : (`agent-${index}` as UserId);
  const status = at(doing, index);
  const card: BoardAgentCard = {
    userId,
    name: index < agentNames.length ? at(agentNames, index) : `${at(agentNames, index)} ${index}`,
    status,
    statusSince: scene.now - (2 + index) * 47 * secondMs,
    breakReasonId: status === "break" ? ("0" as BreakReasonId) : null,
    hasOverrun: status === "break" && index > 6,
    ownedCount: status === "unavailable" ? 0 : index % 6,
    chatsMax: 5,
    activeChatId: status === "handling" ? chatIdOf(index) : null,
  };
  return ["board-agent", userId, card];
}

function boardChat(scene: Scene, index: number, queueIds: readonly QueueId[]): PutCard {
  const state = at(["owned", "waiting", "owned", "wrap-up", "owned"] as const, index);
  const ownedSince = state === "waiting" ? null : scene.now - (3 + index) * minuteMs;
  const card: BoardChatCard = {
    chatId: chatIdOf(index),
    name: customerName(index),
    queueId: at(queueIds, index),
    state,
    ownerId: state === "waiting" ? null : sam,
    active: index === 0,
    queuedAt: scene.now - (state === "waiting" ? 40 * secondMs + index * secondMs : (4 + index) * minuteMs),
    ownedSince,
    replyWaitSince: state === "owned" && index % 3 !== 1 ? scene.now - (8 + index * 6) * secondMs : null,
    hand: index === 2 ? { since: scene.now - minuteMs, text: "The customer asks for a manager." } : null,
  };
  return ["board-chat", card.chatId, card];
}

const shift: Size = { queues: 4, agents: 14, chats: 18 };

/** The live board, from a quiet night to a crowded Monday. (B-90) */
export const boardStates: readonly DeskState[] = [
  {
    name: "board-none",
    path: "/board",
    shows: "No queues to show",
    world: (scene) => boardWorld(scene, { queues: 0, agents: 0, chats: 0 }),
  },
  {
    name: "board-quiet",
    path: "/board",
    shows: "No chats now",
    world: (scene) => boardWorld(scene, { queues: 2, agents: 1, chats: 0 }),
  },
  {
    name: "board",
    path: "/board",
    shows: "Asks for help",
    world: (scene) => boardWorld(scene, shift),
    isOften: true,
  },
  {
    name: "board-crowded",
    path: "/board",
    shows: "and 300 more",
    world: (scene) => boardWorld(scene, { queues: 24, agents: 260, chats: 400 }),
  },
  {
    name: "board-search",
    path: "/board",
    shows: "Nothing found",
    world: (scene) => boardWorld(scene, shift),
    steps: async ({ type }) => type("Find a queue, agent or customer", "zzz"),
  },
  {
    name: "board-watched",
    path: "/board/chat-0",
    shows: "You are watching",
    world: (scene) => boardWorld(scene, shift, { chats: [openedChat(scene, 0)] }),
  },
  {
    name: "board-watched-none",
    path: "/board/chat-99",
    shows: "You are watching",
    world: (scene) => boardWorld(scene, shift),
  },
  {
    name: "wall",
    path: "/board/wall",
    shows: "Available agents",
    world: (scene) => boardWorld(scene, shift),
    isOften: true,
  },
  {
    name: "wall-crowded",
    path: "/board/wall",
    shows: "Corporate accounts",
    world: (scene) => boardWorld(scene, { queues: 24, agents: 260, chats: 40 }),
  },
  {
    name: "wall-none",
    path: "/board/wall",
    shows: "No queues to show",
    world: (scene) => boardWorld(scene, { queues: 0, agents: 0, chats: 0 }),
  },
];
