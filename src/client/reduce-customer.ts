import type { CustomerServerFrame, Have } from "#contract/frames.ts";
import type { FileKind } from "#contract/file-kinds.ts";
import type { ChatId } from "#contract/ids.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { FormView } from "#contract/views/form-view.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import type { WaitView } from "#contract/views/wait-view.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import { heldChatsMax } from "#contract/limits.ts";
import { type Timeline, extendTimeline, haveOf, withGap } from "./timeline.ts";

/** Everything a customer's browser knows. It follows from the frames alone. */
export interface CustomerModel {
  /** The mark of the server's history, from its last welcome. */
  readonly history: string;
  readonly companyName: string;
  /** The parameters of the page's address that may leave the page. */
  readonly parameters: readonly string[];
  /** This browser forgets a chat that has ended, once the customer has seen so. */
  readonly forgetWhenEnded: boolean;
  /** Kinds of files that may be sent; none: no files at all. */
  readonly fileKinds: readonly FileKind[];
  /** The form before a chat; `null`: there is none. (B-73) */
  readonly form: FormView | null;
  /** Why no chat can be started now; `null` when one can. */
  readonly offline: OfflineView | null;
  /** The customer's current or last chat. */
  readonly chatId: ChatId | null;
  /** The customer's situation in it, as last sent by the server. */
  readonly situation: SituationView;
  /** Their place or wait, as they are told it; `null`: they do not wait, or are not told yet. (B-77) */
  readonly wait: WaitView | null;
  readonly timelines: Readonly<Record<ChatId, Timeline<CustomerEvent>>>;
  readonly agentTyping: boolean;
  /** How far the agent has received and seen the current chat. */
  readonly delivered: number;
  readonly seen: number;
  /** Chats with a gap in their events. */
  readonly gaps: readonly ChatId[];
}

export const emptyCustomer: CustomerModel = {
  history: "",
  companyName: "",
  parameters: [],
  forgetWhenEnded: false,
  fileKinds: [],
  form: null,
  offline: null,
  chatId: null,
  situation: { kind: "none" },
  wait: null,
  timelines: {},
  agentTyping: false,
  delivered: 0,
  seen: 0,
  gaps: [],
};

/** The customer's view after one more frame of the server. */
export function reduceCustomer(model: CustomerModel, frame: CustomerServerFrame): CustomerModel {
  switch (frame.type) {
    case "welcome":
      return {
        ...model,
        history: frame.history,
        companyName: frame.companyName,
        parameters: frame.parameters,
        forgetWhenEnded: frame.forgetWhenEnded,
        fileKinds: frame.fileKinds,
        form: frame.form,
        offline: frame.offline,
        chatId: frame.chatId,
        situation: frame.situation,
        wait: waitIn(frame.situation, frame.chatId === model.chatId ? model.wait : null),
        agentTyping: false,
        // The hello has said what is held here, and the rest comes.
        gaps: [],
        // The agent's marks in the chat before say nothing about this one.
        ...(frame.chatId === model.chatId ? {} : { delivered: 0, seen: 0 }),
      };
    case "widget":
      return { ...model, offline: frame.offline, form: frame.form };
    case "typing":
      return frame.chatId === model.chatId ? { ...model, agentTyping: frame.on } : model;
    case "wait":
      return frame.chatId === model.chatId ? { ...model, wait: waitIn(model.situation, frame.wait) } : model;
    case "marks":
      if (frame.chatId !== model.chatId) return model;
      return {
        ...model,
        delivered: Math.max(model.delivered, frame.delivered),
        seen: Math.max(model.seen, frame.seen),
      };
    case "events":
      return extend(model, frame);
    case "no-chat": {
      const { [frame.chatId]: _, ...timelines } = model.timelines;
      const gaps = model.gaps.filter((id) => id !== frame.chatId);
      const next = { ...model, timelines, gaps };
      return frame.chatId === model.chatId ? { ...next, chatId: null, situation: { kind: "none" } } : next;
    }
    default:
      return model;
  }
}

function extend(
  model: CustomerModel,
  frame: Extract<CustomerServerFrame, { type: "events" }>,
): CustomerModel {
  const { chatId } = frame;
  const { timeline, hasGap } = extendTimeline(model.timelines[chatId], frame, model.history);
  const isNewChat = followsOn(frame.events, model.chatId);
  const isCurrent = isNewChat || chatId === model.chatId;
  const next = {
    ...model,
    timelines: { ...model.timelines, [chatId]: timeline },
    gaps: withGap(model.gaps, chatId, hasGap),
    // The agent's marks say nothing about another chat or another history.
    ...(isNewChat || (frame.anew && chatId === model.chatId) ? { delivered: 0, seen: 0 } : {}),
    ...(isCurrent
      ? {
          chatId,
          situation: frame.situation,
          wait: waitIn(frame.situation, isNewChat ? null : model.wait),
        }
      : {}),
  };
  return isCurrent && frame.events.some(endsTyping) ? { ...next, agentTyping: false } : next;
}

/** Nothing that was said of a wait outlasts it. */
function waitIn({ kind }: SituationView, wait: WaitView | null): WaitView | null {
  return kind === "waiting" ? wait : null;
}

/** A chat started after the current one becomes the current one, even when another tab started it. (B-78) */
function followsOn(events: readonly CustomerEvent[], current: ChatId | null): boolean {
  return events.some((event) => event.type === "requested" && event.previousChatId === current);
}

function endsTyping(event: CustomerEvent): boolean {
  return event.type === "ended" || event.type === "waiting" || isFromAgent(event);
}

function isFromAgent(event: CustomerEvent): boolean {
  return event.type === "message" && event.from === "agent";
}

/** Every line there is, older chats first. */
export function linesOf(model: CustomerModel): readonly (CustomerEvent & { chatId: ChatId })[] {
  return inOrder(model).flatMap(({ chatId, events }) => events.map((event) => ({ ...event, chatId })));
}

/** Past the number of any event: "from the end of the chat". */
const afterAll = 1_000_000_000;

/** The events to ask for when reading further back; `null` when everything is here. (B-78) */
export function olderThan(model: CustomerModel): { readonly chatId: ChatId; readonly before: number } | null {
  for (const { chatId, events, hasOlder } of inOrder(model).toReversed()) {
    const [first] = events;
    if (hasOlder && first) return { chatId, before: first.number };
    const previous = first?.type === "requested" ? first.previousChatId : null;
    if (previous && !model.timelines[previous]) return { chatId: previous, before: afterAll };
  }
  return null;
}

/** The latest of the customer's chats in this browser, with how much of each it holds. */
export function heldChats(model: CustomerModel): readonly (Have & { readonly chatId: ChatId })[] {
  return inOrder(model)
    .slice(-heldChatsMax)
    .flatMap((timeline) => {
      const have = haveOf(timeline);
      return have ? [{ chatId: timeline.chatId, ...have }] : [];
    });
}

function inOrder(model: CustomerModel): Timeline<CustomerEvent>[] {
  return Object.values(model.timelines).toSorted((a, b) => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0));
}

/** Is the line a message, and not the customer's own? */
export function isFromCompany(event: CustomerEvent): boolean {
  return event.type === "message" && event.from !== "customer";
}
