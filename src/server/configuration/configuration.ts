import { join, resolve } from "node:path";
import { type AddressRange, addressRange } from "../edge/address-range.ts";
import { contactAddress } from "./contact-address.ts";

/** The configuration of a server. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  /** The origin at which people open this server; `null` = at this machine's own names only. */
  readonly publicUrl: string | null;
  /** Proxies whose word counts about where a request comes from. */
  readonly trustedProxies: readonly AddressRange[];
  /** Where SQLite keeps its file. */
  readonly dataFolder: string;
  /** Where files that were sent in chats lie; several servers share the folder. Left out: with the data. */
  readonly filesFolder?: string;
  /** A PostgreSQL address; `null` = SQLite. */
  readonly databaseUrl: string | null;
  /** Set when this is one of several servers on the database; `null` = it is the only one. */
  readonly several?: {
    /** `http(s)://host:port` at which the other servers reach this one. */
    readonly address: string;
    /** Shared secret by which the servers recognise each other. */
    readonly secret: string;
  } | null;
  /** Bearer token for `/metrics`; `null` = there are no metrics. */
  readonly metricsToken: string | null;
  /** New chats that may begin at one widget in a second; left out: as many as the product means to carry. */
  readonly chatsPerSecond?: number | null;
  /** Whom to tell of a weakness of this installation, and in which languages; `null` = nobody is named. */
  readonly securityContact?: {
    readonly contacts: readonly string[];
    readonly languages: readonly string[];
  } | null;
  /** The mail server by which mails go to customers, and the address they come from; `null` = none go. */
  readonly mail?: { readonly url: string; readonly from: string } | null;
  readonly logLevel: LogLevel;
  /** How long sessions of staff last: without a use, and at most. Left out: `defaultSessionTimes`. */
  readonly sessionTimes?: { readonly idleMs: number; readonly ageMs: number };
  readonly isDemo: boolean;
  /** Number of simulated customers in a demo. */
  readonly simulatedCustomers: number;
}

const hourMs = 3_600_000;

/** Nobody is signed out in the middle of a shift, and who stays away for a night is. */
export const defaultSessionTimes = { idleMs: 10 * hourMs, ageMs: 7 * 24 * hourMs };

/** An option or environment variable has a value that makes no sense. */
export class ConfigurationFault extends Error {}

/** The folder of files; `BELLHOP_FILES`, or else one beside the data. */
export function filesFolderOf({ filesFolder, dataFolder }: Configuration): string {
  return filesFolder ?? join(dataFolder, "bellhop-files");
}

/** Reads the configuration. Throws a `ConfigurationFault` that says what is wrong and what would be right. */
export function readConfiguration(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  let isDemo = false;
  let isPublic = false;
  let simulatedCustomers = 0;
  for (const word of words) {
    const customers = /^--customers=(\d{1,3})$/.exec(word);
    if (word === "--demo") isDemo = true;
    else if (word === "--demo-is-public") isPublic = true;
    else if (customers) simulatedCustomers = Number(customers[1]);
    else {
      throw new ConfigurationFault(
        `${word} is not known. What can be said is --demo, and with it --customers=N and --demo-is-public.`,
      );
    }
  }
  if (simulatedCustomers > 0 && !isDemo) {
    throw new ConfigurationFault("--customers goes with --demo only.");
  }
  if (isPublic && !isDemo) throw new ConfigurationFault("--demo-is-public goes with --demo only.");
  const host = environment["HOST"] || "127.0.0.1";
  if (isDemo && !isPublic && !isOwnMachine(host)) {
    throw new ConfigurationFault(
      `A demo lets everybody in as its administrator, and HOST is ${host}. Leave HOST out, or add --demo-is-public if that is meant.`,
    );
  }
  const databaseUrl = databaseUrlOf(environment["DATABASE_URL"]);
  const several = severalOf(environment["BELLHOP_ADDRESS"], environment["BELLHOP_SECRET"]);
  if (several && databaseUrl === null) {
    throw new ConfigurationFault("BELLHOP_ADDRESS needs a PostgreSQL database: set DATABASE_URL.");
  }
  if (several && isDemo) {
    throw new ConfigurationFault("--demo is for one server: leave BELLHOP_ADDRESS and BELLHOP_SECRET out.");
  }
  const dataFolder = resolve(environment["BELLHOP_DATA"] || "data");
  const filesFolder = environment["BELLHOP_FILES"];
  return {
    ...(filesFolder ? { filesFolder: resolve(filesFolder) } : {}),
    host,
    port: portOf(environment["PORT"] || "3000"),
    publicUrl: publicUrlOf(environment["BELLHOP_URL"]),
    trustedProxies: trustedProxiesOf(environment["BELLHOP_TRUSTED_PROXIES"]),
    dataFolder: isDemo ? join(dataFolder, "demo") : dataFolder,
    databaseUrl,
    several,
    metricsToken: metricsTokenOf(environment["METRICS_TOKEN"]),
    securityContact: securityContactOf(
      environment["BELLHOP_SECURITY_CONTACT"],
      environment["BELLHOP_SECURITY_LANGUAGES"],
    ),
    mail: mailOf(environment["BELLHOP_SMTP_URL"], environment["BELLHOP_MAIL_FROM"]),
    sessionTimes: sessionTimesOf(environment["SESSION_IDLE_HOURS"], environment["SESSION_DAYS"]),
    chatsPerSecond: chatsPerSecondOf(environment["CHATS_PER_SECOND"]),
    logLevel: logLevelOf(environment["LOG_LEVEL"] || "warn"),
    isDemo,
    simulatedCustomers,
  };
}

function chatsPerSecondOf(text: string | undefined): number | null {
  if (!text) return null;
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number > 0) return number;
  throw new ConfigurationFault(`CHATS_PER_SECOND is ${text}; it must be a whole number from 1 to 999999.`);
}

/** Shorter ones can be guessed. */
const secretLengthMin = 32;

function severalOf(
  address: string | undefined,
  secret: string | undefined,
): { readonly address: string; readonly secret: string } | null {
  if (!address && !secret) return null;
  if (!address || !secret) {
    throw new ConfigurationFault(
      "BELLHOP_ADDRESS and BELLHOP_SECRET go together: set both where several servers use one database, else neither.",
    );
  }
  if (secret.length < secretLengthMin) {
    throw new ConfigurationFault(
      `BELLHOP_SECRET must have at least ${secretLengthMin} characters, the same on every server.`,
    );
  }
  return { address: originOf(address), secret };
}

function originOf(text: string): string {
  const url = webAddressOf(text);
  if (url && url.href === `${url.origin}/`) return url.origin;
  throw new ConfigurationFault(
    `BELLHOP_ADDRESS is ${text}; it must be where the other servers reach this one, such as http://10.0.0.5:3000.`,
  );
}

function publicUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = webAddressOf(text);
  if (!url || url.username || url.password || url.search || url.hash) {
    throw new ConfigurationFault(
      `BELLHOP_URL is ${text}; it must be the address at which people open Bellhop, such as https://chat.example.com.`,
    );
  }
  if (url.pathname === "/") return url.origin;
  throw new ConfigurationFault(
    `BELLHOP_URL is ${text}; Bellhop needs a host name of its own and cannot be served below ${url.pathname}. Give it one, such as https://chat.${url.hostname}.`,
  );
}

function webAddressOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === "http:" || url?.protocol === "https:" ? url : null;
}

function trustedProxiesOf(text: string | undefined): AddressRange[] {
  return entriesOf(text).map((entry) => {
    const range = addressRange(entry);
    if (range) return range;
    throw new ConfigurationFault(
      `BELLHOP_TRUSTED_PROXIES has ${entry}; each entry must be an address or a range of addresses, such as 127.0.0.1 or 10.0.0.0/8.`,
    );
  });
}

/** Texts separated by commas. */
function entriesOf(text = ""): string[] {
  const entries = text.split(",").map((entry) => entry.trim());
  return entries.filter((entry) => entry !== "");
}

function securityContactOf(
  addresses: string | undefined,
  languages: string | undefined,
): NonNullable<Configuration["securityContact"]> | null {
  const contacts = entriesOf(addresses).map((entry) => {
    const contact = contactAddress(entry);
    if (contact) return contact;
    throw new ConfigurationFault(
      `BELLHOP_SECURITY_CONTACT has ${entry}; each entry must be an e-mail address, a page such as https://example.com/security, or a telephone such as tel:+49-30-1234.`,
    );
  });
  const tags = entriesOf(languages);
  const wrong = tags.find((tag) => !/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(tag));
  if (wrong !== undefined) {
    throw new ConfigurationFault(
      `BELLHOP_SECURITY_LANGUAGES has ${wrong}; each entry must be a language tag, such as en or pt-BR.`,
    );
  }
  if (contacts.length > 0) return { contacts, languages: tags.length > 0 ? tags : ["en"] };
  if (tags.length === 0) return null;
  throw new ConfigurationFault("BELLHOP_SECURITY_LANGUAGES goes with BELLHOP_SECURITY_CONTACT only.");
}

function mailOf(
  url: string | undefined,
  from: string | undefined,
): NonNullable<Configuration["mail"]> | null {
  if (!url && !from) return null;
  if (!url || !from) {
    throw new ConfigurationFault(
      "BELLHOP_SMTP_URL and BELLHOP_MAIL_FROM go together: set both to send mail, else neither.",
    );
  }
  // Its value is not repeated: it may hold a password.
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || new URL(url).hostname === "") {
    throw new ConfigurationFault(
      "BELLHOP_SMTP_URL must be the address of a mail server, such as smtps://user:password@mail.example.com or smtp://mail.example.com:587.",
    );
  }
  if (!/^[^\s<>@"(),:;]+@[^\s<>@"(),:;]+$/.test(from)) {
    throw new ConfigurationFault(
      `BELLHOP_MAIL_FROM is ${from}; it must be the address that mails come from, such as chat@example.com.`,
    );
  }
  return { url, from };
}

function isOwnMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigurationFault(`PORT is ${text}; it must be a number from 0 to 65535.`);
}

function sessionTimesOf(hours: string | undefined, days: string | undefined): typeof defaultSessionTimes {
  const { idleMs, ageMs } = defaultSessionTimes;
  return {
    idleMs: hours ? hourMs * numberOf("SESSION_IDLE_HOURS", hours, 720) : idleMs,
    ageMs: days ? 24 * hourMs * numberOf("SESSION_DAYS", days, 365) : ageMs,
  };
}

function numberOf(name: string, text: string, max: number): number {
  const number = Number(text);
  if (/^\d{1,3}$/.test(text) && number >= 1 && number <= max) return number;
  throw new ConfigurationFault(`${name} is ${text}; it must be a number from 1 to ${max}.`);
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

function logLevelOf(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new ConfigurationFault(`LOG_LEVEL is ${text}; it must be one of ${logLevels.join(", ")}.`);
}

/** Shorter ones can be guessed. */
const tokenLengthMin = 16;

function metricsTokenOf(text: string | undefined): string | null {
  if (!text) return null;
  if (text.length >= tokenLengthMin) return text;
  throw new ConfigurationFault(
    `METRICS_TOKEN must have at least ${tokenLengthMin} characters. Leave it out to have no /metrics.`,
  );
}

function databaseUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (/^postgres(ql)?:\/\//.test(text)) return text;
  throw new ConfigurationFault(
    "DATABASE_URL must begin with postgres:// or postgresql://. Leave it out to use SQLite.",
  );
}
