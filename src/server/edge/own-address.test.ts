import { describe, expect, test } from "vitest";
import { OwnAddress } from "./own-address.ts";

const set = new OwnAddress({ publicUrl: "https://chat.example", names: ["desk-1"] });
const unset = new OwnAddress({ publicUrl: null, names: ["Desk-1"] });

describe("[A-11] where a public address is set", () => {
  test.each(["chat.example", "chat.example:443", "CHAT.example"])("%s is answered", (host) => {
    expect(set.whyNotHost({ host })).toBeNull();
  });

  test.each(["other.example", "127.0.0.1:3000", "localhost", "desk-1", "chat.example:3000", "chat.example."])(
    "%s is refused with both addresses and the setting",
    (host) => {
      const error = set.whyNotHost({ host });
      expect(error).toMatchObject({ code: "wrong-host", with: { host, url: "https://chat.example" } });
      for (const word of [host, "https://chat.example", "BELLHOP_URL"]) expect(error?.words).toContain(word);
    },
  );

  test("pages of that address only may ask for something", () => {
    expect(set.whyNotOrigin({ origin: "https://chat.example", host: "chat.example" })).toBeNull();
    expect(set.whyNotOrigin({ host: "chat.example" })).toBeNull();
    for (const origin of [
      "http://chat.example",
      "https://chat.example:8443",
      "null",
      "https://evil.example",
    ]) {
      const error = set.whyNotOrigin({ origin, host: "chat.example" });
      expect(error?.code).toBe("wrong-origin");
      for (const word of [origin, "https://chat.example", "BELLHOP_URL"])
        expect(error?.words).toContain(word);
    }
  });
});

describe("[A-6] where no public address is set", () => {
  test.each(["localhost:3000", "acme.localhost", "127.0.0.1:3000", "[::1]:3000", "10.0.0.5", "desk-1:80"])(
    "%s is answered",
    (host) => expect(unset.whyNotHost({ host })).toBeNull(),
  );

  test.each(["evil.example", "evil.example:3000", "localhost.evil.example", "127.0.0.1.evil.example", "a b"])(
    "%s, which somebody else may have pointed here, is refused with what to set",
    (host) => {
      const error = unset.whyNotHost({ host });
      expect(error?.code).toBe("unknown-host");
      for (const word of [host, "BELLHOP_URL"]) expect(error?.words).toContain(word);
    },
  );

  test("no host at all is refused, and of a very long one not all is repeated", () => {
    expect(unset.whyNotHost({})?.code).toBe("unknown-host");
    expect(unset.whyNotHost({ host: "x".repeat(10_000) })?.words.length).toBeLessThan(800);
  });

  test("a page of another host is refused with both addresses", () => {
    expect(unset.whyNotOrigin({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" })).toBeNull();
    const error = unset.whyNotOrigin({ origin: "https://chat.example", host: "127.0.0.1:3000" });
    for (const word of ["https://chat.example", "127.0.0.1:3000"]) expect(error?.words).toContain(word);
  });
});
