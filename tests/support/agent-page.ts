import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { openPage } from "./chromium.ts";

/** Somebody of the staff at their desk, in a browser of their own. */
export class AgentPage {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.#context = context;
  }

  /** Signs in as one of the demo's people. */
  static async signIn(browser: Browser, url: string, name: string): Promise<AgentPage> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      // Where Bellhop has a certificate, it is the test's own.
      ignoreHTTPSErrors: true,
    });
    const page = await openPage(context);
    await page.goto(url);
    await page.getByRole("button", { name: new RegExp(name) }).click();
    await page.getByRole("link", { name: /^Bellhop/ }).waitFor();
    return new AgentPage(page, context);
  }

  async become(status: string): Promise<void> {
    await this.page.getByRole("button", { name: /Unavailable|Available|Break/ }).click();
    await this.page.getByRole("menuitem", { name: status, exact: true }).click();
    await this.status(status).waitFor();
  }

  /** The status bar's words for what this agent is doing. */
  status(words: string): Locator {
    return this.page.locator("header").getByRole("button", { name: new RegExp(words) });
  }

  /** An item of the inbox by words on it. */
  item(words: string | RegExp): Locator {
    return this.page.getByRole("link").filter({ hasText: words });
  }

  line(words: string): Locator {
    return this.page.getByRole("log", { name: "Messages" }).getByText(words, { exact: true });
  }

  control(name: string): Locator {
    return this.page
      .getByRole("toolbar", { name: "Chat controls" })
      .getByRole("button", { name, exact: true });
  }

  composer(): Locator {
    return this.page.getByRole("textbox", { name: /^Reply to/ });
  }

  /** The active item panel. */
  panel(): Locator {
    return this.page.getByRole("complementary", { name: "Active item" });
  }

  contactField(): Locator {
    return this.panel()
      .getByRole("combobox", { name: "Contact" })
      .or(this.panel().getByRole("textbox", { name: "Contact" }))
      .first();
  }

  /** Only an active item can be written in. */
  async composerIsOffered(): Promise<boolean> {
    return (await this.composer().count()) > 0 && (await this.composer().isEditable());
  }

  async send(text: string): Promise<void> {
    await this.composer().fill(text);
    await this.composer().press("Enter");
    await this.line(text).waitFor();
  }

  async insertTemplate(name: string): Promise<void> {
    await this.page
      .getByRole("textbox", { name: "Template" })
      .or(this.page.getByRole("combobox", { name: "Template" }))
      .first()
      .click();
    await this.page.getByRole("option", { name: new RegExp(name) }).click();
  }

  async classify(path: RegExp): Promise<void> {
    const field = this.page
      .getByRole("combobox", { name: "Classification" })
      .or(this.page.getByRole("textbox", { name: "Classification" }));
    await field.first().click();
    await this.page.getByRole("option", { name: path }).click();
  }

  /** Opens the form of an item in the table of a section of the settings. */
  async openSetting(name: string): Promise<void> {
    await this.page.getByRole("row").getByRole("link", { name, exact: true }).click();
  }

  /** Shows a part of a long form. */
  async openTab(name: string): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}
