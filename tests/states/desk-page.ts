import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { inject } from "vitest";
import type { Language } from "#desk/words/language.ts";
import { openPage } from "../support/chromium.ts";
import type { DeskState } from "./desk-state.ts";

/** The built desk without a server, for pages that have a stand-in for one. */
export interface ServedDesk {
  readonly url: string;
  /** A page in this language, with the stand-in put before the desk. */
  open(browser: Browser, language: Language): Promise<StatePage>;
  close(): void;
}

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** Serves the files of the present build, and for every address that is no file the desk itself. */
export async function serveDesk(): Promise<ServedDesk> {
  const folder = join(inject("buildFolder"), "desk");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://desk");
    // The real launcher and the real chat are looked at in a state of their own.
    if (pathname.startsWith("/preview/")) {
      response.writeHead(200, { "content-type": "text/html" }).end('<html lang="en"><title>Preview</title>');
      return;
    }
    const path = join(folder, pathname);
    const type = types[extname(path)];
    const file = type && existsSync(path) ? path : join(folder, "index.html");
    response.writeHead(200, { "content-type": `${type ?? "text/html"}; charset=utf-8` });
    createReadStream(file).pipe(response);
  }).listen(0, "127.0.0.1");
  const [standIn] = await Promise.all([
    buildStandIn("show.ts"),
    new Promise((resolve) => server.once("listening", resolve)),
  ]);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async open(browser, language) {
      const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce" });
      await context.addInitScript(standIn);
      return new StatePage(context, await openPage(context), { url, language });
    },
    close: () => void server.close(),
  };
}

/** The script of this name, as one that runs before all others of its page. */
export async function buildStandIn(file: string): Promise<string> {
  const built = await build({
    configFile: join(import.meta.dirname, "vite.config.ts"),
    logLevel: "warn",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, file), formats: ["iife"], name: "states", fileName: "show" },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !("output" in first)) throw new Error("The stand-in was not built.");
  return first.output[0].code;
}

/** Far longer than a state takes to come, which is within the page. */
const comesWithinMs = 60_000;

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** One page of the desk on which states are shown, one after the other. */
export class StatePage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #address: { readonly url: string; readonly language: string };
  #isLoaded = false;

  constructor(context: BrowserContext, page: Page, address: { url: string; language: string }) {
    this.#context = context;
    this.page = page;
    this.#address = address;
  }

  /** Shows it without loading the page, where a state before it has not made that necessary; says whether it came. */
  async show(state: DeskState): Promise<boolean> {
    if (!this.#isLoaded) {
      await this.#load();
      await this.page.locator("form").first().waitFor();
    }
    await this.begin(state);
    const isShown = await this.page
      .waitForFunction((words) => document.body.innerText.includes(words), state.shows, {
        timeout: comesWithinMs,
      })
      .then(
        () => true,
        () => false,
      );
    if (!isShown) this.loadAnew();
    return isShown;
  }

  /** Has its steps done; whether it comes is for the caller to see. */
  async begin({ name, isNarrow = false }: DeskState): Promise<void> {
    await this.page.setViewportSize(isNarrow ? phone : wide);
    if (!this.#isLoaded) await this.#load();
    await this.page.evaluate((state) => window.showState(state), name);
  }

  /** Not at the address that leads on to the user's first page, which may come after the state's own. */
  async #load(): Promise<void> {
    const { url, language } = this.#address;
    await this.page.goto(`${url}/inbox?language=${language}`);
    this.#isLoaded = true;
  }

  loadAnew(): void {
    this.#isLoaded = false;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
