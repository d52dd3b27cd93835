import { everyAccount } from "../support/every-account.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import { builtPages } from "#server/http/page-routes.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { describeWithBrowser, expectPageFaults, launchBrowser, openPage } from "../support/chromium.ts";
import { type Shape, givenShape, shapeOf } from "../support/payloads.ts";
import { type Scene, askerOf, castScene, doneOr, keep, scenario } from "../support/scenario.ts";
import { type Step, untilReady } from "../support/scenario-step.ts";
import { newCommandId } from "../support/run-command.ts";
import { firstAccount, signIn } from "../support/staff.ts";

/** Would run if anything took it for markup, or a page for a link; the number tells which field it was. */
const script = (mark: number) => `<img src=x data-x onerror=ran=1>F${mark}`;
const address = (mark: number) => `javascript:ran=1//${script(mark)}`;

/** Commands that remove what the test looks at. */
const takesAway = /\.remove$|^offline-message\.finish$/;

/** A page that is none is not stored. */
const notShown = [
  "customer.leave-message.page",
  // Says which language mails to them are in.
  "customer.leave-message.language",
  "customer.write.page",
  // A later command gives the same contact other ones.
  "contact.merge.name",
  "contact.merge.phone",
];

/** The scenario's commands with script in every field that takes free text, of which the contract's schemas tell. */
class ScriptWriter {
  /** Which field each number stands in. */
  readonly fields: string[] = [];

  payload({ name }: Step, payload: object): object {
    return this.#written(shapeOf(commands[name].payload), payload, name) as object;
  }

  #written(shape: Shape, value: unknown, path: string): unknown {
    const given = givenShape(shape);
    if (Array.isArray(value)) {
      return value.map((one: unknown) => this.#written(given.items ?? {}, one, path));
    }
    if (given.type === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value as object).map(([field, one]) => [
          field,
          this.#written(given.properties?.[field] ?? {}, one, `${path}.${field}`),
        ]),
      );
    }
    const isFree = given.type === "string" && !given.enum && !given.pattern && !given.format;
    // The rules accept real time zones, sites and tokens only; a password is never shown, and may not be the user's
    // name.
    const isRuled = /\.(?:timeZone|sites|token)$/.test(path) || path === "user.save.password";
    if (!isFree || typeof value !== "string" || isRuled) return value;
    const mark = this.fields.push(path) - 1;
    return path.endsWith(".page") ? address(mark) : script(mark);
  }
}

describeWithBrowser("[script in stored text]", () => {
  let browser: Browser;
  let server: RunningServer;
  let dataFolder: string;
  let scene: Scene;
  const writer = new ScriptWriter();
  const secret = newSecret();
  /** Everything that any page asked for, and everything that any page showed. */
  const requested: string[] = [];
  const shown = new Set<string>();

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "bellhop-script-"));
    server = await startServer({
      configuration: {
        host: "127.0.0.1",
        port: 0,
        dataFolder,
        databaseUrl: null,
        metricsToken: null,
        logLevel: "fatal",
        isDemo: false,
        simulatedCustomers: 0,
        publicUrl: null,
        trustedProxies: [],
      },
      pages: await builtPages(join(inject("buildFolder"), "server")),
      version: "test",
      logger: pino({ level: "fatal" }),
    });
    const founder = {
      code: server.setUpCode,
      accountName: "Acme",
      name: "Kim",
      email: "kim@acme.example",
      password: "correct horse",
    };
    await fetch(`${server.url}/api/set-up`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(founder),
    });
    await server.parts.accounts.openAll(await server.parts.store.readAccountIds());
    const parts = everyAccount(server.parts);
    const { accountId, widgets } = firstAccount(parts);
    const [widgetId] = Object.keys(widgets) as never[];
    const customerId = customerIdOf(accountId, secret);
    scene = await castScene(parts, {
      customer: { kind: "customer", accountId, customerId, widgetId: widgetId as never },
    });
    for (const step of scenario.filter(({ name }) => !takesAway.test(name))) {
      await untilReady(parts, scene.ids, step);
      const payload = writer.payload(step, step.payload(scene.ids));
      const command = { id: newCommandId(), name: step.name, payload };
      keep(scene, step, doneOr(await parts.commands.run(command, askerOf(scene, step.by)), step));
    }
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  async function pageIn(context: BrowserContext): Promise<Page> {
    const page = await openPage(context);
    page.on("request", (request) => requested.push(request.url()));
    page.on("dialog", (dialog) => {
      shown.add("a dialog");
      void dialog.dismiss();
    });
    return page;
  }

  /** Everything that a page shows: its text, its title, what stands in its fields. */
  function textOf(page: Page): Promise<string> {
    return page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
      const titles = [...document.querySelectorAll("[title]")].map((element) =>
        element.getAttribute("title"),
      );
      return [document.body.innerText, document.title, ...titles, ...fields.map(({ value }) => value)].join(
        "\n",
      );
    });
  }

  /** Looks at what the page has become: what stands there is text, all of it. */
  async function expectOnlyText(page: Page, where: string): Promise<void> {
    await expect.poll(() => textOf(page), { timeout: 60_000 }).toMatch(/onerror=ran=1>F\d+/);
    const found = await page.evaluate(() => ({
      injected: document.querySelectorAll("[data-x], img[src=x]").length,
      hasRun: "ran" in window,
      links: [...document.querySelectorAll("a[href], area[href], iframe[src]")]
        .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "")
        .filter((link) => /^\s*(javascript|data|vbscript):/i.test(link)),
    }));
    expect(found, where).toEqual({ injected: 0, hasRun: false, links: [] });
    for (const [, mark] of (await textOf(page)).matchAll(/onerror=ran=1>F(\d+)/g)) {
      shown.add(writer.fields[Number(mark)] ?? "");
    }
  }

  async function deskOf(name: "administrator" | "agent") {
    const [cookie] = await signIn(everyAccount(server.parts), [scene.staff[name]]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const pairs = cookie!.split("; ").map((pair) => pair.split("=") as [string, string]);
    await context.addCookies(pairs.map(([key, value]) => ({ name: key, value, url: server.url })));
    const page = await pageIn(context);
    const visit = async (path: string) => {
      // The pages of settings are loaded late, and the company's name in the title is there before them.
      await page.goto(server.url + path, { waitUntil: "networkidle" });
      await page.locator("main").first().waitFor();
      await expectOnlyText(page, `${name} at ${path}`);
    };
    return { page, visit, cookie: cookie!, close: () => context.close() };
  }

  test("every text field of every command is shown as text at the desk, and no script runs", async () => {
    const administrator = await deskOf("administrator");
    await administrator.visit("/settings");
    const links = administrator.page.getByRole("navigation", { name: "Settings" }).getByRole("link");
    // The settings are loaded late.
    await links.first().waitFor();
    const sections = await links.all();
    const paths = await Promise.all(sections.map((link) => link.getAttribute("href")));
    expect(paths.length).toBeGreaterThanOrEqual(8);
    for (const path of paths) await administrator.visit(path!);
    for (const widgetId of Object.keys(firstAccount(everyAccount(server.parts)).widgets)) {
      await administrator.visit(`/settings/website/${widgetId}`);
    }
    await administrator.visit("/queues");
    for (const queueId of Object.keys(firstAccount(everyAccount(server.parts)).queues)) {
      await administrator.visit(`/queues/${queueId}`);
    }
    await administrator.visit("/messages");
    const agent = await deskOf("agent");
    await agent.visit("/inbox");
    const { chat, next, second } = scene.ids;
    const page = agent.page;
    for (const chatId of [chat, next, second]) {
      await agent.visit(`/inbox/${chatId}`);
      // Its lines come after the cards.
      await page.getByRole("log").getByText(/F\d+/).first().waitFor();
      await expectOnlyText(page, `agent at the lines of ${chatId}`);
    }
    await page.getByRole("toolbar", { name: "Chat controls" }).getByRole("button", { name: "Play" }).click();
    await page.getByRole("complementary", { name: "Active item" }).waitFor();
    await expectOnlyText(page, "the active item panel");
    // The chat's customer is somebody else by then, as their token says.
    await agent.visit("/contacts");
    await page.locator("main").getByText(/F\d+/).first().waitFor();
    await expectOnlyText(page, "the contacts");
    for (const url of requested) expect(url).not.toContain(agent.cookie.split("=")[1]);
    await Promise.all([administrator.close(), agent.close()]);
    // A field that comes to be later is to be shown somewhere on these pages, or named here.
    expect([...new Set(writer.fields)].filter((field) => !shown.has(field))).toEqual(notShown);
  });

  test("what reaches the customer is shown as text, and their secret stands in no address", async () => {
    shown.clear();
    const [widgetId] = Object.keys(firstAccount(everyAccount(server.parts)).widgets);
    const context = await browser.newContext();
    // Nobody opens this page but inside another, which has an icon of its own.
    expectPageFaults(/favicon/);
    const page = await pageIn(context);
    await page.goto(`${server.url}/chat/?widget=${widgetId}`);
    const body = JSON.stringify({ widgetId, secret });
    await page.evaluate(async (json) => {
      const headers = { "content-type": "application/json" };
      await fetch("/api/chat/keep", { method: "POST", headers, body: json });
    }, body);
    await page.reload();
    await page.getByRole("log").getByText(/F\d+/).first().waitFor();
    await expectOnlyText(page, "the customer's chat");
    expect([...shown]).toEqual(expect.arrayContaining(["customer.write.text"]));
    expect([...shown].join()).not.toMatch(/note|contact/);
    for (const url of requested) expect(url).not.toContain(secret);
    expect(requested.length).toBeGreaterThan(20);
    await context.close();
  });
});
