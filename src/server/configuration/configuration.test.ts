import { describe, expect, test } from "vitest";
import { ConfigurationFault, defaultSessionTimes, readConfiguration } from "./configuration.ts";

const secret = "a secret that all of them are given";
const DATABASE_URL = "postgresql://localhost/bellhop";
const BELLHOP_ADDRESS = "http://10.0.0.5:3000";
const BELLHOP_SECRET = secret;

const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ["only an address", { DATABASE_URL, BELLHOP_ADDRESS }, "go together"],
  ["only a secret", { DATABASE_URL, BELLHOP_SECRET }, "go together"],
  ["a short secret", { DATABASE_URL, BELLHOP_ADDRESS, BELLHOP_SECRET: "short" }, "at least 32 characters"],
  ["no PostgreSQL", { BELLHOP_ADDRESS, BELLHOP_SECRET }, "set DATABASE_URL"],
  ...["10.0.0.5:3000", "ftp://10.0.0.5", "http://10.0.0.5/bellhop", "http://kim@10.0.0.5", "http://"].map(
    (address) =>
      [
        `the address ${address}`,
        { DATABASE_URL, BELLHOP_ADDRESS: address, BELLHOP_SECRET },
        `BELLHOP_ADDRESS is ${address}`,
      ] as const,
  ),
];

describe("[A-11] the public address", () => {
  test("is an origin, written in any way", () => {
    const publicUrlOf = (BELLHOP_URL: string) => readConfiguration([], { BELLHOP_URL }).publicUrl;
    expect(publicUrlOf("https://Chat.Example:443/")).toBe("https://chat.example");
    expect(publicUrlOf("http://localhost:3000")).toBe("http://localhost:3000");
    expect(publicUrlOf("")).toBeNull();
  });

  test.each([
    [
      "https://acme.example/chat",
      "cannot be served below /chat. Give it one, such as https://chat.acme.example",
    ],
    ["chat.example", "BELLHOP_URL is chat.example"],
    ["ftp://chat.example", "BELLHOP_URL is ftp://chat.example"],
    ["https://kim@chat.example", "BELLHOP_URL is https://kim@chat.example"],
    ["https://chat.example/?a=1", "BELLHOP_URL is https://chat.example/?a=1"],
  ])("%s is refused in clear words", (BELLHOP_URL, words) => {
    const reading = () => readConfiguration([], { BELLHOP_URL });
    expect(reading).toThrow(ConfigurationFault);
    expect(reading).toThrow(words);
  });
});

describe("[A-11] trusted proxies", () => {
  test("are addresses and ranges", () => {
    const BELLHOP_TRUSTED_PROXIES = "127.0.0.1, 10.0.0.0/8,::1, fd00::/8,";
    expect(readConfiguration([], { BELLHOP_TRUSTED_PROXIES }).trustedProxies).toHaveLength(4);
    expect(readConfiguration([], {}).trustedProxies).toEqual([]);
  });

  test.each(["proxy.example", "10.0.0.0/33", "10.1", "10.0.0.0/8/8", "*", "::1/129", "10.0.0.1:80"])(
    "%s is refused by name",
    (entry) => {
      const reading = () => readConfiguration([], { BELLHOP_TRUSTED_PROXIES: `127.0.0.1,${entry}` });
      expect(reading).toThrow(ConfigurationFault);
      expect(reading).toThrow(`BELLHOP_TRUSTED_PROXIES has ${entry};`);
    },
  );
});

describe("a server that is one of several", () => {
  test("is told its address and the secret of all", () => {
    const read = readConfiguration([], { DATABASE_URL, BELLHOP_ADDRESS, BELLHOP_SECRET });
    expect(read.several).toEqual({ address: BELLHOP_ADDRESS, secret });
    expect(readConfiguration([], { DATABASE_URL }).several).toBeNull();
  });

  test("may be reached by https, without a port, and with a slash at the end", () => {
    const environment = { DATABASE_URL, BELLHOP_ADDRESS: "https://one.bellhop.example/", BELLHOP_SECRET };
    expect(readConfiguration([], environment).several?.address).toBe("https://one.bellhop.example");
  });

  test.each(refused)("is refused in clear words with %s", (_name, environment, words) => {
    const reading = () => readConfiguration([], environment);
    expect(reading).toThrow(ConfigurationFault);
    expect(reading).toThrow(words);
  });

  test("is no demo", () => {
    const environment = { DATABASE_URL, BELLHOP_ADDRESS, BELLHOP_SECRET };
    expect(() => readConfiguration(["--demo"], environment)).toThrow("--demo is for one server");
  });
});

describe("[A-6] a demo, which everybody may come into", () => {
  test.each(["", "localhost", "127.0.0.1", "127.1.2.3", "::1"])("listens on this machine: %j", (HOST) => {
    expect(readConfiguration(["--demo"], { HOST })).toMatchObject({ isDemo: true });
  });

  test.each(["0.0.0.0", "::", "10.0.0.5", "127.0.0.1.example", "demo.example"])(
    "listens beyond it, on %s, only when told twice",
    (HOST) => {
      expect(() => readConfiguration(["--demo"], { HOST })).toThrow("add --demo-is-public");
      expect(readConfiguration(["--demo", "--demo-is-public"], { HOST })).toMatchObject({ host: HOST });
      expect(readConfiguration([], { HOST })).toMatchObject({ host: HOST });
    },
  );

  test("is what --demo-is-public goes with", () => {
    expect(() => readConfiguration(["--demo-is-public"], {})).toThrow("goes with --demo only");
  });
});

describe("[RFC 9116] the contact for weaknesses", () => {
  const read = (BELLHOP_SECURITY_CONTACT: string, BELLHOP_SECURITY_LANGUAGES = "") =>
    readConfiguration([], { BELLHOP_SECURITY_CONTACT, BELLHOP_SECURITY_LANGUAGES }).securityContact;

  test("is an address of e-mail, a page or a telephone, and English unless something else is said", () => {
    expect(read("kim@acme.example")).toEqual({ contacts: ["mailto:kim@acme.example"], languages: ["en"] });
    expect(read("kim@acme.example", " , ")).toMatchObject({ languages: ["en"] });
    expect(read("mailto:kim@acme.example,", "de")).toMatchObject({ languages: ["de"] });
    expect(read(" , ")).toBeNull();
  });

  test.each(["kim", "http://acme.example", "mailto:kim", "tel:0301234", "kim @acme.example", "https://"])(
    "%s is refused by name",
    (entry) => {
      const reading = () => read(`security@acme.example,${entry}`);
      expect(reading).toThrow(ConfigurationFault);
      expect(reading).toThrow(`BELLHOP_SECURITY_CONTACT has ${entry};`);
    },
  );

  test("cannot bring a line of its own into the page", () => {
    expect(() => read("kim@acme.example\nContact:https://evil.example")).toThrow(ConfigurationFault);
    expect(() => read("https://acme.example/\nContact:tel:+1-2")).toThrow(ConfigurationFault);
    expect(() => read("kim@acme.example", "en\nCanonical: x")).toThrow("BELLHOP_SECURITY_LANGUAGES has");
  });

  test("is what languages go with", () => {
    expect(() => read("", "de")).toThrow("goes with BELLHOP_SECURITY_CONTACT only");
  });
});

describe("[A-9] sessions of staff", () => {
  test("last as long as they are set to", () => {
    const read = readConfiguration([], { SESSION_IDLE_HOURS: "2", SESSION_DAYS: "1" });
    expect(read.sessionTimes).toEqual({ idleMs: 2 * 3_600_000, ageMs: 24 * 3_600_000 });
    expect(readConfiguration([], {}).sessionTimes).toEqual(defaultSessionTimes);
  });

  test.each(["0", "-1", "1.5", "366", "soon"])("are not set to %s days", (SESSION_DAYS) => {
    expect(() => readConfiguration([], { SESSION_DAYS })).toThrow(
      `SESSION_DAYS is ${SESSION_DAYS}; it must be`,
    );
  });
});

describe("[A-7] new chats at one widget", () => {
  test("are as many as it is set to, or as the product means to carry", () => {
    expect(readConfiguration([], { CHATS_PER_SECOND: "100" })).toMatchObject({ chatsPerSecond: 100 });
    expect(readConfiguration([], {})).toMatchObject({ chatsPerSecond: null });
  });

  test.each(["0", "-1", "1.5", "many", "1000000"])("are never %s a second", (CHATS_PER_SECOND) => {
    expect(() => readConfiguration([], { CHATS_PER_SECOND })).toThrow("a whole number from 1");
  });
});

describe("[B-79] the mail server", () => {
  const read = (BELLHOP_SMTP_URL: string, BELLHOP_MAIL_FROM: string) =>
    readConfiguration([], { BELLHOP_SMTP_URL, BELLHOP_MAIL_FROM }).mail;

  test("is none, or an address and the one that mails come from", () => {
    expect(read("", "")).toBeNull();
    const url = "smtps://kim:secret@mail.acme.example:465";
    expect(read(url, "chat@acme.example")).toEqual({ url, from: "chat@acme.example" });
  });

  test("is refused without the other half, and its password is never repeated", () => {
    expect(() => read("smtp://mail.acme.example", "")).toThrow("go together");
    expect(() => read("", "chat@acme.example")).toThrow("go together");
    const reading = () => read("http://kim:secret@mail.acme.example", "chat@acme.example");
    expect(reading).toThrow("BELLHOP_SMTP_URL must be the address of a mail server");
    expect(reading).not.toThrow("secret");
  });

  test.each(["chat", "Acme <chat@acme.example>", "a@b.example\nBcc: c@d.example", "a@b, c@d"])(
    "does not send from %j",
    (from) => {
      expect(() => read("smtp://mail.acme.example", from)).toThrow("BELLHOP_MAIL_FROM is");
    },
  );
});
