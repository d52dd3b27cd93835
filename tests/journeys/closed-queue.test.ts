import { expect, test } from "vitest";
import { AgentPage } from "../support/agent-page.ts";
import { CustomerPage } from "../support/customer-page.ts";
import { describeWithDemo } from "../support/demo.ts";
import { chatFrame, expectAccessible } from "../support/expect-accessible.ts";

describeWithDemo("a closed queue", (demo) => {
  test("[B-15] [B-73] [B-80] takes a message that reaches the desk, and a chat as soon as its hours are changed", async () => {
    const admin = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
    const customer = await CustomerPage.open(demo.browser, demo.url);
    await customer.composer().fill("Half a thought");
    await customer.composer().focus();

    // Hours without any period: closed at all times.
    const settings = admin.page;
    await settings.getByRole("link", { name: "Settings" }).click();
    await settings.getByRole("link", { name: "Opening hours" }).click();
    await settings.getByRole("button", { name: "New opening hours" }).click();
    await settings.getByRole("textbox", { name: "Name" }).fill("Weekdays");
    await settings.getByRole("combobox", { name: "Time zone" }).selectOption("Asia/Kolkata");
    const removals = settings.getByRole("button", { name: /^Remove \d/ });
    while ((await removals.count()) > 0) await removals.first().click();
    await settings.getByRole("button", { name: "Add", exact: true }).click();
    await settings.getByText("Closed now").first().waitFor();
    await settings.getByRole("link", { name: "Queues" }).last().click();
    await admin.openSetting("Bookings");
    await admin.openTab("Waiting");
    await settings.getByRole("combobox", { name: "Opening hours" }).selectOption("Weekdays");
    await settings.getByRole("button", { name: "Save" }).click();

    // The page that is open is told at once; what was typed goes on in the form.
    const frame = customer.frame();
    await customer.words("We are closed just now").waitFor();
    await expectAccessible(settings, "the settings");
    await expectAccessible(customer.page, "the form of a closed queue", chatFrame);
    const message = frame.getByRole("textbox", { name: "Message" });
    await expect.poll(() => message.inputValue()).toBe("Half a thought");
    await frame.getByRole("textbox", { name: "E-mail" }).fill("pat@home.example");
    await message.fill("Half a thought, and the other half");
    await customer.page.reload();
    await expect.poll(() => message.inputValue()).toBe("Half a thought, and the other half");
    await frame.getByRole("button", { name: "Leave message" }).click();
    await customer.words("Thank you, we have your message").waitFor();
    await customer.words(/We will answer to pat@home.example/).waitFor();
    await customer.page.reload();
    await customer.words("Thank you, we have your message").waitFor();

    const robin = await AgentPage.signIn(demo.browser, demo.url, "Robin Okafor");
    await robin.page.getByRole("link", { name: /Messages\s*1/ }).click();
    const left = robin.page.getByRole("listitem").filter({ hasText: "and the other half" });
    await left.waitFor();
    await expectAccessible(robin.page, "the messages");
    await expectAccessible(customer.page, "the form that was sent", chatFrame);
    const mail = left.getByRole("link", { name: "pat@home.example" });
    expect(await mail.getAttribute("href")).toBe("mailto:pat@home.example");
    await left.getByRole("button", { name: /^Done/ }).click();
    await robin.page.getByText("No offline messages").waitFor();
    await robin.page.getByRole("link", { name: /Messages\s*0/ }).waitFor();

    // From midnight to midnight, every day: the open page gets its message box without a reload.
    await settings.getByRole("link", { name: "Opening hours" }).click();
    const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    for (const day of days) {
      await settings.getByRole("button", { name: `Open on ${day}` }).click();
      await settings.getByLabel(`${day} from`).fill("00:00");
      await settings.getByLabel(`${day} to`).fill("00:00");
    }
    await settings.getByRole("button", { name: "Save" }).click();
    await frame.getByRole("textbox", { name: "Write a message…" }).fill("Are you there?");
    await frame.getByRole("textbox", { name: "Write a message…" }).press("Enter");
    await customer.words("Thank you, your message is here.").waitFor();
    await Promise.all([admin.close(), robin.close(), customer.close()]);
  });

  test("[B-15] what was sent just as it closed goes on in the form, also where that comes late", async () => {
    const customer = await CustomerPage.open(demo.browser, demo.url);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await customer.page.route(/offline-place/, async (route) => {
      await released;
      await route.continue();
    });
    const admin = await AgentPage.signIn(demo.browser, demo.url, "Kim Tanaka");
    const settings = admin.page;
    await settings.goto(`${demo.url}/settings/opening-hours`);
    const removals = settings.getByRole("button", { name: /^Remove \d/ });
    await removals.first().waitFor();
    while ((await removals.count()) > 0) await removals.first().click();
    await settings.getByRole("button", { name: "Save" }).click();
    await settings.getByText("Closed now").first().waitFor();

    await customer.write("Just one question");
    await customer.words(/We are closed now\. Leave us a message instead\./).waitFor();
    await customer.composer().fill("And another");
    release();
    const message = customer.frame().getByRole("textbox", { name: "Message" });
    await expect.poll(() => message.inputValue()).toBe("Just one question\nAnd another");
    expect(await customer.frame().getByText("Not sent").count()).toBe(0);
    await Promise.all([admin.close(), customer.close()]);
  });
});
