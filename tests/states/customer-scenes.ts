import type { FormFieldId, FileId, TopicId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { FormView } from "#contract/views/form-view.ts";
import type { MessagePartView } from "#contract/views/message-part-view.ts";
import type { WaitView } from "#contract/views/wait-view.ts";
import type { ChatScene } from "#widget/preview/chat-scene.ts";

const company = "Harbour Air";
const minute = 60_000;

/** A chat that nobody has begun. */
export function beforeChat(more: Partial<ChatScene> = {}): ChatScene {
  return { companyName: company, situation: { kind: "none" }, events: [], ...more };
}

const asked = "Where is my bag? It was on flight HA 212, which landed an hour ago.";

/** The first words, which somebody is to answer. */
export function begun(now: number): readonly CustomerEvent[] {
  return [
    { number: 1, at: now - 5 * minute, type: "requested", previousChatId: null },
    said(2, now - 5 * minute, asked),
  ];
}

/** The customer stands in line, and is told this of it. `email`: the address they have left; none = they may. */
export function inLine(wait: WaitView | undefined, email?: string) {
  return (now: number): ChatScene => ({
    companyName: company,
    situation: { kind: "waiting", ...(email !== undefined && { email }) },
    events: [
      ...begun(now),
      {
        number: 3,
        at: now - 5 * minute,
        type: "message",
        from: "automatic",
        parts: text("Thank you. Please have your booking ready."),
      },
    ],
    ...(wait && { wait }),
  });
}

/** Talking with Robin, after these messages of the agent's. */
export function talking(
  messages: readonly (readonly MessagePartView[])[],
  more: Partial<ChatScene> = {},
): (now: number) => ChatScene {
  return (now) => ({
    companyName: company,
    situation: { kind: "with-agent", name: "Robin", email: "" },
    events: [
      ...begun(now),
      { number: 3, at: now - 4 * minute, type: "joined", name: "Robin", again: false },
      ...messages.map((parts, index) => ({ ...answered(4 + index, now - 3 * minute), parts })),
    ],
    ...more,
  });
}

/** A chat that is over. */
export function over(
  by: "customer" | "agent" | "company",
  situation: { readonly joined?: true; readonly stars?: number; readonly email?: string },
): (now: number) => ChatScene {
  return (now) => ({
    ...talking([text("It is on its way to you.")])(now),
    situation: { kind: "ended", by, ...situation },
    events: [
      ...talking([text("It is on its way to you.")])(now).events,
      { number: 5, at: now - minute, type: "ended", by },
    ],
  });
}

/** Two chats over several days, with more lines than fit. */
export function long(now: number): ChatScene {
  const events: CustomerEvent[] = Array.from({ length: 120 }, (_, index) => {
    const at = now - (120 - index) * 40 * minute;
    const words = `Line ${index + 1}, as long as people write when they explain something to each other.`;
    return index % 3 === 0 ? said(index + 2, at, words) : { ...answered(index + 2, at), parts: text(words) };
  });
  const first = { number: 1, at: now - 121 * 40 * minute, type: "requested", previousChatId: null } as const;
  return { ...talking([])(now), events: [first, ...events] };
}

export function text(words: string): readonly MessagePartView[] {
  return [{ kind: "text", text: words }];
}

export function file(name: string, picture: { width: number; height: number } | null): MessagePartView {
  return {
    kind: "file",
    fileId: "file-of-state" as FileId,
    name,
    type: picture ? "image/png" : "application/pdf",
    bytes: 48_000,
    picture,
  };
}

/** A form with every kind of field. */
export const form: FormView = {
  mark: "form-of-states",
  fields: (["name", "email", "phone", "text", "choice"] as const).map((kind, index) => ({
    fieldId: `field-${kind}` as FormFieldId,
    kind,
    label: ["Your name", "E-mail", "Phone", "Booking", "Where do you fly?"][index] ?? "",
    isRequired: index !== 2,
    choices: kind === "choice" ? ["Within the country", "Abroad"] : [],
  })),
  topics: ["Bags", "Bookings"].map((label) => ({ topicId: `topic-${label}` as TopicId, label })),
  consent: { text: "I agree that Harbour Air keeps what I write.", link: "https://harbour.example/privacy" },
};

function said(number: number, at: number, words: string): CustomerEvent {
  return { number, at, type: "message", from: "customer", parts: text(words), commandId: null };
}

function answered(number: number, at: number) {
  return { number, at, type: "message", from: "agent", name: "Robin" } as const;
}
