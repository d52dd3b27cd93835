import type { Browser, BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import { openPage } from "./chromium.ts";

/** A customer on the company's page, in a browser of their own. */
export class CustomerPage {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.#context = context;
  }

  static async open(browser: Browser, url: string): Promise<CustomerPage> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    const page = await openPage(context);
    await page.goto(`${url}/company`);
    const customer = new CustomerPage(page, context);
    await page.getByRole("button", { name: /chat/i }).first().click();
    await customer.composer().waitFor();
    return customer;
  }

  /** The same customer in another tab. */
  async secondTab(url: string): Promise<CustomerPage> {
    const page = await openPage(this.#context);
    await page.goto(`${url}/company`);
    return new CustomerPage(page, this.#context);
  }

  frame(): FrameLocator {
    return this.page.frameLocator("iframe");
  }

  composer(): Locator {
    return this.frame().getByRole("textbox");
  }

  async write(text: string): Promise<void> {
    await this.composer().fill(text);
    await this.composer().press("Enter");
  }

  /** Ends the chat, and says yes when asked. */
  async end(): Promise<void> {
    await this.choose("End chat");
    await this.frame().getByRole("dialog").getByRole("button", { name: "End chat" }).click();
    await this.words("You left the chat").waitFor();
  }

  /** Presses an entry of the chat's menu. */
  async choose(entry: string): Promise<void> {
    await chooseInMenu(this.frame(), entry);
  }

  /** Anything the chat shows: a message, who has joined, what is going on. */
  words(words: string | RegExp): Locator {
    return this.frame().getByText(words).first();
  }

  /** Texts of the messages, in the order in which they stand there. */
  messages(): Locator {
    return this.frame().getByRole("log");
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

/** Presses an entry of the menu of a chat, in English. */
export async function chooseInMenu(chat: FrameLocator | Page, entry: string): Promise<void> {
  await chat.getByRole("button", { name: "Menu", exact: true }).click();
  await chat.getByRole("menuitem", { name: entry, exact: true }).click();
}
