import { CustomerSession } from "#client/customer-session.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import { newSecret, nodePlatform } from "../node-platform.ts";
import { until } from "../until.ts";
import type { Dialogue } from "./read-dialogues.ts";

/** How long a customer waits for anything before the replay fails. */
const patienceMs = 180_000;

/** A message by a person; announcements are not counted. */
type Message = Extract<CustomerEvent, { type: "message"; from: "customer" | "agent" }>;

/** A customer's view of a chat that is over. */
export interface CustomerStory {
  readonly chatId: ChatId;
  readonly dialogue: Dialogue;
  /** In the order in which they came to this customer. */
  readonly messages: readonly Message[];
  readonly acknowledged: number;
}

/**
 * Plays one dialogue: sends each turn, waits for a reply where there was one, and stays until the agent ends
 * the chat.
 */
export async function replayCustomer(
  dialogue: Dialogue,
  { url, widgetId, said }: { url: string; widgetId: WidgetId; said: (chatId: ChatId) => void },
): Promise<CustomerStory> {
  const session = new CustomerSession({
    platform: nodePlatform(`${url.replace(/^http/, "ws")}/socket/chat/${widgetId}`),
    widgetId,
    newSecret,
    place: () => ({ page: "https://example.com/help", browser: "Replay", language: "en" }),
  });
  try {
    session.start();
    await until(session.model, ({ connection }) => connection === "online", patienceMs);
    for (const { text, afterReply } of dialogue.turns) {
      if (afterReply) await until(session.model, hasReply, patienceMs);
      session.write(text);
    }
    const { customer } = await until(session.model, isAllStored, patienceMs);
    const { chatId } = customer;
    if (!chatId) throw new Error(`Dialogue ${dialogue.id} was acknowledged and has no chat`);
    said(chatId);
    const last = await until(session.model, (model) => model.customer.situation.kind === "ended", patienceMs);
    return {
      chatId,
      dialogue,
      messages: (last.customer.timelines[chatId]?.events ?? []).filter(isMessage),
      acknowledged: dialogue.turns.length - last.outbox.length,
    };
  } finally {
    session.stop();
  }
}

type Model = ReturnType<CustomerSession["model"]["get"]>;

/** The last word is the agent's, and everything of one's own has been stored. */
function hasReply(model: Model): boolean {
  const { chatId, timelines } = model.customer;
  const last = chatId ? timelines[chatId]?.events.findLast(isMessage) : undefined;
  return model.outbox.length === 0 && last?.from === "agent";
}

function isAllStored(model: Model): boolean {
  if (model.outbox.some(({ error }) => error)) throw new Error("A customer's message was refused");
  return model.outbox.length === 0 && model.customer.chatId !== null;
}

function isMessage(event: CustomerEvent): event is Message & CustomerEvent {
  return event.type === "message" && event.from !== "automatic";
}
