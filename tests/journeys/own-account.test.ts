import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltServer, startBuiltServer } from "../support/built-server.ts";
import { describeWithBrowser, expectPageFaults, launchBrowser, openPage } from "../support/chromium.ts";
import { violations } from "../support/violations.ts";

describeWithBrowser("[B-82] [B-83] somebody who has just started a server", () => {
  let browser: Browser;
  let server: BuiltServer;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startBuiltServer([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  const newPage = async (): Promise<Page> =>
    openPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
  const signIn = async (page: Page, password: string) => {
    await page.goto(server.url);
    await page.getByLabel("E-mail").fill("kim@acme.example");
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };

  test("sets up by the printed link, changes the password, and ends a sign-in elsewhere", async () => {
    const page = await newPage();
    // The first password is refused, and so is the first try at the current one.
    expectPageFaults(/40[39]/);
    await page.goto(`${server.url}/set-up#${server.setUpCode}`);
    await page.getByLabel("Account name").fill("Acme");
    await page.getByLabel("Your name").fill("Kim Tanaka");
    await page.getByLabel("E-mail").fill("kim@acme.example");
    await page.getByRole("textbox", { name: "Password" }).fill("kimtanaka1");
    await page.getByRole("button", { name: "Create the account" }).click();
    await page.getByText("This password is too easy to guess").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("textbox", { name: "Password" }).fill("correct horse");
    await page.getByRole("button", { name: "Create the account" }).click();
    await page.getByRole("link", { name: /^Bellhop/ }).waitFor();
    expect(page.url()).not.toContain(server.setUpCode);

    const elsewhere = await newPage();
    await signIn(elsewhere, "correct horse");
    await elsewhere.getByRole("link", { name: /^Bellhop/ }).waitFor();

    await page
      .locator("header")
      .getByRole("button", { name: /Unavailable/ })
      .click();
    await page.getByRole("menuitem", { name: "Your account" }).click();
    const dialog = page.getByRole("dialog", { name: "Your account" });
    await dialog.getByRole("listitem").nth(1).waitFor();
    expect(await dialog.getByRole("listitem").count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    const current = dialog.getByRole("textbox", { name: "Current password" });
    const next = dialog.getByRole("textbox", { name: "New password" });
    await current.fill("wrong horse");
    await next.fill("battery staple");
    await dialog.getByRole("button", { name: "Change password" }).click();
    await dialog.getByText("Your current password is not right.").waitFor();
    await current.fill("correct horse");
    await dialog.getByRole("button", { name: "Change password" }).click();
    await elsewhere.getByRole("button", { name: "Sign in" }).waitFor();
    await dialog.getByText("This browser").waitFor();
    await expect.poll(() => dialog.getByRole("listitem").count()).toBe(1);

    await signIn(elsewhere, "battery staple");
    await elsewhere.getByRole("link", { name: /^Bellhop/ }).waitFor();
    await page.keyboard.press("Escape");
    // The focus returns to the button of the menu that led here.
    const status = page.locator("header").getByRole("button", { name: /Unavailable/ });
    await expect.poll(() => status.evaluate((button) => button === document.activeElement)).toBe(true);
    await status.press("Enter");
    await page.getByRole("menuitem", { name: "Your account" }).click();
    await dialog.getByRole("button", { name: /^End the sign-in/ }).click();
    await elsewhere.getByRole("button", { name: "Sign in" }).waitFor();
    await expect.poll(() => dialog.getByRole("listitem").count()).toBe(1);
  });
});
