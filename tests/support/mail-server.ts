import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface ReceivedMail {
  readonly to: readonly string[];
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A real mail server of this process, which keeps what it is sent. */
export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Addresses to which it takes no mail. */
  readonly refuses: Set<string>;
  /** Until `start` nobody answers at its address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const refuses = new Set<string>();
  let port = 0;
  let server: SMTPServer | null = null;
  const start = async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      disableReverseLookup: true,
      // Connections kept for further mails end with it.
      closeTimeout: 50,
      logger: false,
      onRcptTo({ address }, _session, done) {
        const refusal = Object.assign(new Error("No such mailbox here"), { responseCode: 550 });
        done(refuses.has(address) ? refusal : null);
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ to, ...readMail(Buffer.concat(chunks).toString("latin1")) });
          done();
        });
      },
      ...options,
    });
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
    port = (server.server.address() as AddressInfo).port;
  };
  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuses,
    start,
    stop: () => new Promise((resolve) => (server ? server.close(() => resolve()) : resolve())),
  };
}

function readMail(source: string): Pick<ReceivedMail, "headers" | "text"> {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), decodeWords(line)]),
  );
  const body = rest.join("\r\n\r\n");
  const bytes = decodeBody(body, headers["content-transfer-encoding"] ?? "");
  return { headers, text: bytes.toString("utf8").replaceAll("\r\n", "\n") };
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(body, "base64");
  return Buffer.from(encoding === "quoted-printable" ? quotedPrintable(body) : body, "latin1");
}

function quotedPrintable(text: string): string {
  return text
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The value of a header, its encoded words (RFC 2047) decoded. */
function decodeWords(line: string): string {
  return line
    .slice(line.indexOf(":") + 1)
    .trim()
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : Buffer.from(quotedPrintable(text.replaceAll("_", " ")), "latin1").toString("utf8"),
    );
}
