import { createHash } from "node:crypto";
import type { Transporter } from "nodemailer";
import type { MailMessage, MailOutcome, MailTrouble, Mailer } from "../ports/mailer.ts";

/** Connections to the mail server that are open at once. */
const connectionsMax = 2;

const connectWithinMs = 10_000;
const silentMsMax = 30_000;

/** Most that is kept of what a mail server says. */
const responseLengthMax = 300;

/** Where mails go, and the address they come from. */
export interface SmtpWay {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string;
  readonly from: string;
}

/** Sends mails through an SMTP server. The library is loaded with the first mail. */
export function smtpMailer({ url, from }: SmtpWay): Mailer {
  let transport: Promise<Transporter> | null = null;
  const open = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport({
      url,
      pool: true,
      maxConnections: connectionsMax,
      connectionTimeout: connectWithinMs,
      greetingTimeout: connectWithinMs,
      socketTimeout: silentMsMax,
      // A mail's text never comes from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    from,
    server: new URL(url).host,
    async send(message) {
      transport ??= open();
      const way = await transport;
      try {
        await way.sendMail(envelopeOf(message, from));
        return { kind: "sent" };
      } catch (fault) {
        return outcomeOf(fault);
      }
    },
    close: () => void transport?.then((way) => way.close()),
  };
}

function envelopeOf({ mailId, threadId, to, fromName, subject, text }: MailMessage, from: string) {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  const thread = createHash("sha256").update(threadId).digest("hex").slice(0, 32);
  return {
    // As objects, so that nothing in them is read as a list of addresses.
    from: { name: oneLine(fromName), address: from },
    to: { name: "", address: to },
    subject: oneLine(subject),
    text,
    // The same for every attempt, by which a mail server can tell that it has the mail already.
    messageId: `<${mailId}@${domain}>`,
    references: `<${thread}@${domain}>`,
    // Keeps answering machines from answering.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** The library encodes what cannot stand in a header; line breaks would show as spaces in odd places. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

interface SmtpFault extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** Commands whose refusal is about this one mail. */
const aboutThisMail = ["RCPT TO", "DATA"];

const troubles: Readonly<Record<string, MailTrouble>> = {
  ETLS: "not-encrypted",
  EREQUIRETLS: "not-encrypted",
  EAUTH: "not-signed-in",
  ENOAUTH: "not-signed-in",
  EOAUTH2: "not-signed-in",
};

function outcomeOf(thrown: unknown): MailOutcome {
  const { code = "", command = "", responseCode = 0, ...fault } = thrown as SmtpFault;
  const response = oneLine(fault.response ?? "").slice(0, responseLengthMax);
  if (responseCode >= 500 && aboutThisMail.includes(command)) return { kind: "refused", response };
  if (command === "MAIL FROM") return { kind: "later", why: "sender-refused", response };
  if (responseCode > 0 && !troubles[code]) return { kind: "later", why: "busy", response };
  return { kind: "later", why: troubles[code] ?? "not-reached", response };
}
