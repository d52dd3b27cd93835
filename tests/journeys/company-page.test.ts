import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import { expect, test } from "vitest";
import type { WidgetId } from "#contract/ids.ts";
import { snippetText } from "#desk/settings/snippet-text.ts";
import { AgentPage } from "../support/agent-page.ts";
import { openPage } from "../support/chromium.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { chatFrame, expectAccessible } from "../support/expect-accessible.ts";
import { startCompany } from "../support/start-company.ts";

const markup = `<img src=x onerror="document.title='hit'"><b>bold</b> & javascript:alert(1) {{7*7}}`;

describeWithDemo("a company's page", (demo) => {
  /** A company's page of another origin, with the snippet on it. */
  async function openCompany(): Promise<{ company: Server; origin: string }> {
    const { demo: offered } = (await (await fetch(`${demo.url}/api/me`)).json()) as {
      demo: { widgetId: WidgetId };
    };
    const { company, port } = await startCompany(snippetText(demo.url, offered.widgetId));
    return { company, origin: `http://127.0.0.1:${port}` };
  }

  test("[B-67] [A-10] no secret of the page's address leaves the page, neither to the frame nor to the server", async () => {
    const { company, origin } = await openCompany();
    const context = await demo.browser.newContext();
    const page = await openPage(context);
    const left: string[] = [];
    const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzM2NyZXQifQ.s3cret";
    await context.exposeFunction("keepMessage", (text: string) => left.push(text));
    await context.addInitScript(
      'addEventListener("message", ({ data }) => keepMessage(JSON.stringify(data)))',
    );
    page.on("request", (request) => request.url().startsWith(demo.url) && left.push(request.url()));
    page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => left.push(payload.toString())));
    await page.goto(`${origin}/reset/${token};sid=s3cret/new?size=42&reset_token=s3cret#access_token=s3cret`);
    await page.getByRole("button", { name: /chat/i }).click();
    const composer = page.frameLocator("iframe").getByRole("textbox");
    await composer.fill("I cannot get in");
    await composer.press("Enter");
    await page
      .frameLocator("iframe")
      .getByText(/Sent|Delivered/)
      .first()
      .waitFor();
    expect(left.join("\n")).toContain("customer.write");
    expect(left.join("\n")).toContain(`"page":"${origin}/reset/${encodeURI("…")}/new"`);
    expect(left.join("\n")).not.toMatch(/s3cret|size=42|eyJ/);
    await context.close();
    company.close();
  });

  test("[B-70] the snippet works on a page of another origin, and asks for nothing until it is used", async () => {
    const { company, origin } = await openCompany();

    const context = await demo.browser.newContext();
    const page = await openPage(context);
    // Here with everything that moves.
    await page.emulateMedia({ reducedMotion: "no-preference" });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(origin);
    const launcher = page.getByRole("button", { name: /chat/i });
    await launcher.waitFor();
    expect(asked).toEqual([`${origin}/`, expect.stringMatching(`^${demo.url}/chat\\.js\\?widget=[\\w-]+$`)]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);

    // The page's own first line opens the socket: the script, which does not come before, takes that one.
    const sockets: string[] = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    const opened = page.waitForEvent("websocket");
    await page.route("**/chat/assets/index-*.js", async (route) => {
      await opened;
      await route.continue();
    });
    await launcher.click();
    const composer = page.frameLocator("iframe").getByRole("textbox");
    await composer.fill("Do you have this in blue?");
    expect(sockets).toHaveLength(1);
    await composer.press("Enter");
    await page.frameLocator("iframe").getByText("Do you have this in blue?").waitFor();
    await page
      .frameLocator("iframe")
      .getByText(/Sent|Delivered/)
      .first()
      .waitFor();
    expect(await context.cookies()).toMatchObject([{ httpOnly: true, secure: true, sameSite: "None" }]);
    await page.reload();
    await page.frameLocator("iframe").getByText("Do you have this in blue?").waitFor();
    await context.close();
    company.close();
  });

  test("[W-11] a server that accepts and never answers holds up nothing of the page", async () => {
    const { demo: offered } = (await (await fetch(`${demo.url}/api/me`)).json()) as {
      demo: { widgetId: WidgetId };
    };
    const silent = createNetServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const { company, port } = await startCompany(snippetText(silentUrl, offered.widgetId));
    const page = await openPage(await demo.browser.newContext());
    const asked = page.waitForRequest((request) => request.url().startsWith(`${silentUrl}/chat.js`));
    await page.goto(`http://127.0.0.1:${port}`, { waitUntil: "load" });
    await asked;
    await page.context().close();
    silent.close();
    company.close();
  });

  test("[B-20] [B-37] what looks like markup is text on every screen, and selecting an item changes nothing", async () => {
    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.become("Available");
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.write(markup);
    await customer.words(markup).waitFor();
    const item = robin.item("onerror");
    await item.click();
    await robin.line(markup).waitFor();
    await robin.status("Available").waitFor();
    expect(await robin.composerIsOffered()).toBe(false);
    await customer.words(/Seen/).waitFor();
    expect(await customer.messages().innerText()).not.toContain("has joined");

    await robin.control("Play").click();
    await robin.send(`You wrote: ${markup}`);
    await expect.poll(() => customer.frame().getByText(markup).count()).toBe(2);
    expect(await customer.frame().locator("img, b").count()).toBe(0);
    expect(await robin.page.getByRole("log").locator("img, b").count()).toBe(0);
    expect(await robin.page.title()).not.toContain("hit");

    await expectAccessible(robin.page, "the desk");
    await expectAccessible(customer.page, "the customer's chat", chatFrame);
    await Promise.all([robin.close(), customer.close()]);
  });

  test.each(["require-corp", "credentialless"])(
    "[R-7] a page that isolates itself (%s) opens the chat, on another site than the server",
    async (policy) => {
      const { demo: offered } = (await (await fetch(`${demo.url}/api/me`)).json()) as {
        demo: { widgetId: string };
      };
      const { company, port } = await startCompany(
        `<script async src="${demo.url}/chat.js" data-widget="${offered.widgetId}"></script>`,
        { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": policy },
      );
      const page = await openPage(await demo.browser.newContext());
      await page.goto(`http://localhost:${port}`);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await page.getByRole("button", { name: /chat/i }).click();
      await page.frameLocator("iframe").getByRole("textbox").waitFor();
      await page.context().close();
      company.close();
    },
  );
});
