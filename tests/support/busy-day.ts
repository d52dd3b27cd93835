import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { QueueId } from "#contract/ids.ts";

/** Numbers between 0 and 1 that follow from a seed alone. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Cast {
  readonly desks: readonly DeskSession[];
  readonly customers: readonly CustomerSession[];
}

/** Everybody does at random what they might, all at the same time; refusals are part of it. */
export async function busyDay(
  { desks, customers }: Cast,
  options: { seed: number; rounds: number },
): Promise<void> {
  const random = seededRandom(options.seed);
  const one = <Thing>(things: readonly Thing[]): Thing | undefined =>
    things[Math.floor(random() * things.length)];
  for (let round = 0; round < options.rounds; round++) {
    const asked = desks.map((desk) => actOfStaff(desk, { one, random }));
    for (const customer of customers) {
      if (random() < 0.5) customer.write(`Words ${round} ${Math.trunc(random() * 1_000)}`);
      else if (random() < 0.1) asked.push(customer.leave());
    }
    await Promise.all(asked);
  }
}

interface Chance {
  one<Thing>(things: readonly Thing[]): Thing | undefined;
  random(): number;
}

async function actOfStaff(desk: DeskSession, { one, random }: Chance): Promise<unknown> {
  const { cards } = desk.model.get().desk;
  const queueId = one(Object.keys(cards.queue)) as QueueId;
  const item = one(Object.values(cards.item));
  if (!item) {
    if (random() < 0.3) return desk.command("status.choose", { base: "available", breakReasonId: null });
    return desk.command("chat.take-next", { queueId });
  }
  const chatId = item.chatId;
  const classificationId = one(Object.values(cards.classification))?.classificationId ?? null;
  const acts = [
    () => desk.command("chat.play", { chatId }),
    () => desk.command("chat.play", { chatId }),
    () => desk.command("chat.pause", { chatId }),
    () => desk.command("message.send", { chatId, text: "An answer", templateId: null, seenNumber: 1_000 }),
    () => desk.command("message.send", { chatId, text: "Another", templateId: null, seenNumber: 1_000 }),
    () => desk.command("note.add", { chatId, text: "internal" }),
    () => desk.command("chat.classify", { chatId, classificationId }),
    () => desk.command("chat.put-back", { chatId, note: "internal" }),
    () => desk.command("chat.transfer", { chatId, toQueueId: queueId, note: "" }),
    () => desk.command("chat.end", { chatId }),
    () => desk.command("wrap-up.finish", { chatId }),
    () => desk.command("chat.take-next", { queueId }),
    async () => {
      const { ok } = await desk.command("contact.save", {
        contactId: null,
        name: "Toni",
        email: "",
        phone: "",
      });
      if (ok) await desk.command("contact.assign", { chatId, contactId: ok.log });
    },
  ];
  return one(acts)?.();
}
