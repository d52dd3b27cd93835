import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandError } from "#contract/error-codes.ts";
import { describeWithBrowser, sharedBrowser } from "../support/chromium.ts";
import { projectFiles } from "../tree/project-files.ts";
import { type ServedDesk, type StatePage, serveDesk } from "./desk-page.ts";
import type { BrokenAnswer } from "./stand-in-browser.ts";
import { deskStates } from "./states.ts";

const isWhole = process.env["BELLHOP_STATES"] === "all";

/** What may come instead of an answer, from the server or from something on the way to it. */
const answers: Readonly<Record<string, BrokenAnswer>> = {
  "an error": { status: 500, body: JSON.stringify(commandError("internal")) },
  "too many": { status: 429, body: JSON.stringify(commandError("too-many-attempts", { minutes: 3 })) },
  "a page of errors": { status: 502, body: "<!doctype html><h1>Bad gateway</h1>" },
  "a page": { status: 200, body: "<!doctype html><h1>Sign in to this network</h1>" },
  nothing: "lost",
  "half of it": "broken-off",
};
const unreachable = "The server cannot be reached";
const saidOf: Readonly<Record<string, string>> = {
  "an error": "Something went wrong on the server",
  "too many": "Too many attempts. Wait 3 min",
};

interface Use {
  readonly state: string;
  /** Fields by their names, with what is typed into them and kept when there is no answer. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly ask: (page: Page) => Promise<void>;
  /** On the page once the route answers again, after the same has been done again. */
  readonly mended: string;
}

const press = async (page: Page, name: string | RegExp) =>
  await page
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();

const password = "a-strong-passphrase";

/** How each route that the desk asks comes to be asked. */
const uses: Readonly<Record<string, Use>> = {
  "/api/me": {
    state: "sign-in",
    ask: async (page) =>
      await page.evaluate(
        () => void window.dispatchEvent(new StorageEvent("storage", { key: "bellhop-signed-in" })),
      ),
    mended: "Password",
  },
  "/api/sign-in": {
    state: "sign-in",
    typed: { "E-mail": "robin@meridian.example", Password: password },
    ask: async (page) => await press(page, "Sign in"),
    mended: "Sign in",
  },
  "/api/set-up": {
    state: "first-start",
    typed: {
      "Set-up code": "1234",
      "Account name": "Acme",
      "Your name": "Kim",
      "E-mail": "kim@acme.example",
      Password: password,
    },
    ask: async (page) => await press(page, "Create the account"),
    mended: "Welcome to Bellhop",
  },
  "/api/sign-out": {
    state: "inbox-empty",
    ask: async (page) => {
      await press(page, /your status:/);
      await page.getByRole("menuitem", { name: "Sign out" }).click();
    },
    mended: "Inbox",
  },
  "/api/sessions": {
    state: "own-account",
    ask: async (page) => {
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await press(page, /your status:/);
      await page.getByRole("menuitem", { name: "Your account" }).click();
    },
    mended: "This browser",
  },
  "/api/end-session": {
    state: "own-account",
    typed: { "Current password": password },
    ask: async (page) => await press(page, /^End the sign-in of/),
    mended: "This browser",
  },
  "/api/change-password": {
    state: "own-account",
    typed: { "Current password": password, "New password": `${password}-2` },
    ask: async (page) => await press(page, "Change password"),
    mended: "Your password is changed",
  },
};

const routes = [
  ...new Set(
    projectFiles(/^src\/desk\/.*\.tsx?$/).flatMap(({ text }) =>
      [...text.matchAll(/askServer[^(]*\(\s*"(\/api\/[^"]+)"/g)].map(([, path = ""]) => path),
    ),
  ),
];

describeWithBrowser("answers that fail", () => {
  let desk: ServedDesk;
  let statePage: StatePage;
  beforeAll(async () => {
    desk = await serveDesk();
    statePage = await desk.open(await sharedBrowser(), "en");
  });
  afterAll(async () => {
    await statePage.close();
    desk.close();
  });

  test("every route that the desk asks is asked here", () => {
    expect(Object.keys(uses).toSorted()).toEqual(routes.toSorted());
    expect(routes.length).toBeGreaterThan(5);
  });

  test.for(isWhole ? routes : ["/api/me", "/api/change-password"])(
    "[U-1] the desk says what is true, keeps what was typed and goes on when %s fails",
    async (route) => {
      const use = uses[route];
      const state = deskStates.find(({ name }) => name === use?.state);
      if (!use || !state) throw new Error(`Say how ${route} comes to be asked.`);
      const { page } = statePage;
      for (const [kind, answer] of Object.entries(answers)) {
        expect(await statePage.show(state), route).toBe(true);
        for (const [label, text] of Object.entries(use.typed ?? {}))
          await page.getByLabel(label, { exact: true }).fill(text);
        await page.evaluate(([path, how]) => window.breakRoute(path, how), [route, answer] as const);
        await use.ask(page);
        await page
          .getByText(saidOf[kind] ?? unreachable)
          .first()
          .waitFor();
        expect(await page.getByText(/is changed|undefined|You have signed out/).count(), kind).toBe(0);
        for (const [label, text] of Object.entries(use.typed ?? {}))
          expect(await page.getByLabel(label, { exact: true }).inputValue(), kind).toBe(text);
        await page.evaluate((path) => window.breakRoute(path, null), route);
        await use.ask(page);
        await page.getByText(use.mended).first().waitFor();
        statePage.loadAnew();
      }
    },
  );
});
