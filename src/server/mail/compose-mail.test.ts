import { expect, test } from "vitest";
import { customerLanguages } from "#contract/languages.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { Account } from "#core/account/account.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { MailKind } from "#core/mail/mailing.ts";
import { composeMail } from "./compose-mail.ts";

const kinds: readonly MailKind[] = ["answers", "turn", "transcript"];

const events = [
  { type: "message", number: 1, at: 0, from: "customer", parts: [{ kind: "text", text: "Hello" }] },
  { type: "joined", number: 2, at: 0, name: "Robin", again: false },
  {
    type: "message",
    number: 3,
    at: 0,
    from: "agent",
    name: "Robin",
    parts: [{ kind: "text", text: "Here." }],
  },
  { type: "ended", number: 4, at: 0, by: "agent" },
] as unknown as readonly CustomerEvent[];

test.each(customerLanguages)(
  "[B-74] every mail is whole in %s, with a date as it is written there",
  (language) => {
    for (const kind of kinds) {
      const { subject, text } = composeMail({
        account: { name: "Acme", timeZone: "UTC" } as Account,
        chat: { chatId: "chat-1" } as Chat,
        mail: { mailId: "mail-1", kind, to: "pat@home.example" } as never,
        events,
        language,
        link: "https://bellhop.example/chat/",
        now: 0,
      });
      const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
      expect(subject).toContain("Acme");
      expect(text).toContain(day.format(7 * 24 * 3_600_000));
      expect(text).toContain("\nhttps://bellhop.example/chat/\n");
      expect(subject + text).not.toMatch(/[{}]|undefined/);
      expect(text.includes("Here.")).toBe(kind !== "turn");
    }
  },
);
