import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type BuiltServer, startBuiltServer } from "./built-server.ts";
import { describeWithBrowser, sharedBrowser } from "./chromium.ts";

/** A server with the demo's account, and a browser; there while a test runs. */
export interface Demo {
  readonly browser: Browser;
  readonly server: BuiltServer;
  readonly url: string;
}

/** A suite in a browser, on a demo of its own, with these environment variables. */
export function describeWithDemo(
  name: string,
  body: (demo: Demo) => void,
  environment: () => Promise<Readonly<Record<string, string>>> = async () => ({}),
): void {
  describeWithBrowser(name, () => {
    let started: { browser: Browser; server: BuiltServer } | undefined;
    const begun = () => {
      if (!started) throw new Error("The demo has not begun");
      return started;
    };
    beforeAll(async () => {
      const starting = environment().then((variables) => startBuiltServer(["--demo"], variables));
      const [server, browser] = await Promise.all([starting, sharedBrowser()]);
      started = { server, browser };
    });
    afterAll(async () => {
      await Promise.all((started?.browser.contexts() ?? []).map((context) => context.close()));
      await started?.server.remove();
    });
    body({
      get browser() {
        return begun().browser;
      },
      get server() {
        return begun().server;
      },
      get url() {
        return begun().server.url;
      },
    });
  });
}
