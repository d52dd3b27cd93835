import { commandError } from "#contract/error-codes.ts";
import type { ItemCard, WrapUpView } from "#contract/views/cards.ts";
import type { TransferTargetsView } from "#contract/views/transfer-targets-view.ts";
import {
  chatCard,
  chatIdOf,
  conversation,
  itemCard,
  longConversation,
  openedChat,
  refusedMail,
} from "./chat-cards.ts";
import { sam, travelHelp } from "./company-cards.ts";
import type { DeskState, Scene, World } from "./desk-state.ts";
import { agentsWorld, someItems } from "./inbox-states.ts";

const path = `/inbox/${chatIdOf(0)}`;

/** An agent's desk on which the chat of this item is looked at. */
function lookedAt(scene: Scene, item: Partial<ItemCard> = {}, world: Partial<World> = {}): World {
  const others = someItems(scene).slice(1);
  return agentsWorld(scene, [itemCard(scene, 0, item), ...others], world);
}

function wrapUp(scene: Scene, change: Partial<WrapUpView>): Partial<ItemCard> {
  const view = { leftMs: 42_000, at: scene.now, running: true, extensionMs: 60_000, extensionsLeft: 2 };
  return { active: true, stage: "wrap-up", endedBy: "customer", wrapUp: { ...view, ...change } };
}

const endedWorld = (scene: Scene): Partial<World> => ({
  chats: [
    {
      card: chatCard(scene, 0, { state: "wrap-up" }),
      events: conversation(scene, [{ type: "ended", by: { kind: "customer", id: "customer" } }]),
    },
  ],
});

const answering = (scene: Scene) => ({ active: true, replyWaitSince: scene.now - 25_000 });

const targets: TransferTargetsView = {
  queues: [{ queueId: travelHelp, waitingCount: 4, estimatedWaitMs: 190_000, availableCount: 2 }],
  agents: [{ userId: sam, name: "Sam Lindqvist", status: "available", owned: 2, chatsMax: 5, why: null }],
  moreAgents: 0,
};

const earlier = ({ now }: Scene) =>
  [0, 1, 2].map((index) => ({
    chatId: chatIdOf(index + 40),
    queueId: "queue-bookings" as never,
    queuedAt: now - (index + 1) * 86_400_000,
    state: "closed",
    firstWords: index === 1 ? "" : "My booking says cancelled",
    classificationId: "1" as never,
    isUnclassified: index === 1,
    isAbusive: index === 2,
  }));

/** A reply that the server has not accepted, as an earlier page has kept it. */
function refusedReply({ me, now }: Scene): Readonly<Record<string, string>> {
  const payload = { chatId: chatIdOf(0), seenNumber: 3, text: "Your seat is 12A.", templateId: null };
  const error = commandError("not-active");
  const entry = { id: "refused", payload, writtenAt: now, error };
  return { [`bellhop-outbox-${me}-refused`]: JSON.stringify(entry) };
}

/** A picture and a file of the customer, and one of the agent with words. */
const sentFiles: readonly NonNullable<Parameters<typeof conversation>[1]>[number][] = [
  {
    type: "message",
    by: { kind: "customer", id: "customer" },
    commandId: null,
    parts: [
      fileNamed("bag.jpg", "image/jpeg", { width: 900, height: 1_200 }),
      fileNamed("the-bill-of-my-last-journey.pdf", "application/pdf"),
    ],
  },
];

function fileNamed(name: string, type: string, picture: { width: number; height: number } | null = null) {
  return {
    kind: "file",
    fileId: `file-${name.length}` as never,
    name,
    type,
    bytes: 2_345_678,
    picture,
  } as const;
}

/** A chat in the workspace. */
export const chatStates: readonly DeskState[] = [
  { name: "chat-looked-at", path, shows: "Play this chat", world: (scene) => lookedAt(scene), isOften: true },
  {
    name: "active-item",
    path,
    shows: "is typing…",
    world: (scene) =>
      lookedAt(scene, answering(scene), {
        chats: [openedChat(scene, 0, { isTyping: true })],
        answers: { "chat.earlier": { chats: earlier(scene) } },
      }),
    isOften: true,
  },
  {
    name: "files",
    path,
    shows: "the-bill-of-my-last-journey.pdf",
    world: (scene) =>
      lookedAt(scene, answering(scene), {
        chats: [{ card: chatCard(scene, 0), events: conversation(scene, sentFiles) }],
      }),
  },
  {
    name: "active-item-late",
    path,
    shows: "Let me look that up",
    world: (scene) => lookedAt(scene, { active: true, replyWaitSince: scene.now - 140_000 }),
  },
  {
    name: "long-chat",
    path,
    shows: "Show older lines",
    world: (scene) =>
      lookedAt(scene, answering(scene), {
        chats: [{ card: chatCard(scene, 0), events: longConversation(scene, 200), olderLeftOut: true }],
      }),
  },
  {
    name: "wrap-up",
    path,
    shows: "The customer ended the chat.",
    world: (scene) => lookedAt(scene, wrapUp(scene, {}), endedWorld(scene)),
    isOften: true,
  },
  {
    name: "wrap-up-without-limit",
    path,
    shows: "Finish",
    world: (scene) => lookedAt(scene, wrapUp(scene, { leftMs: null }), endedWorld(scene)),
  },
  {
    name: "wrap-up-paused",
    path,
    shows: "Its time stands still",
    world: (scene) =>
      lookedAt(scene, { ...wrapUp(scene, { running: false }), active: false }, endedWorld(scene)),
  },
  {
    name: "customer-gone",
    path,
    shows: "Gone",
    world: (scene) =>
      lookedAt(
        scene,
        { ...answering(scene), customerGone: true },
        {
          chats: [
            {
              card: chatCard(scene, 0, { customerGone: true, mail: refusedMail(scene) }),
              events: conversation(scene),
            },
          ],
        },
      ),
  },
  {
    name: "refused-reply",
    path,
    shows: "Not sent:",
    world: (scene) => lookedAt(scene, answering(scene), { kept: refusedReply(scene) }),
  },
  {
    name: "chat-of-a-colleague",
    path,
    shows: "This chat is with Sam Lindqvist",
    world: (scene) =>
      agentsWorld(scene, [], {
        chats: [{ card: chatCard(scene, 0, { ownerId: "sam" as never }), events: conversation(scene) }],
      }),
  },
  {
    name: "chat-not-here",
    path,
    shows: "This chat is not here",
    world: (scene) => agentsWorld(scene, [], { chats: [] }),
  },
  {
    name: "transfer-dialog",
    path,
    shows: "Which queue?",
    world: (scene) => lookedAt(scene, answering(scene), { answers: { "chat.transfer-targets": targets } }),
    steps: async ({ press }) => press("Transfer"),
  },
  {
    name: "put-back-dialog",
    path,
    shows: "Note for the next agent",
    world: (scene) => lookedAt(scene, answering(scene)),
    steps: async ({ press }) => press("Put back"),
  },
  {
    name: "block-dialog",
    path,
    shows: "Their chat ends, and they cannot write",
    world: (scene) => lookedAt(scene, answering(scene)),
    steps: async ({ press }) => press("Block customer…"),
  },
  {
    name: "ending",
    path,
    shows: "ends",
    world: (scene) => lookedAt(scene, answering(scene)),
    steps: async ({ press }) => press("End chat"),
    leavesTraces: true,
  },
];
