import { expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import { until } from "../../tools/until.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, cameBy, done, newCustomer, place, run, words } from "../support/run-command.ts";
import { widgetRules } from "../support/scenario-rules.ts";
import { addStaff, firstAccount, signIn } from "../support/staff.ts";

describeOnEachEngine("how a chat came in", (server) => {
  test("[B-25] its desk says by which widget and from which page, and where the customer is now", async () => {
    const parts = server().parts();
    const [robin, ada] = await addStaff(parts, [{ name: "Robin" }, { name: "Ada", role: "administrator" }]);
    const customer = newCustomer(parts);
    const { widgetId } = customer;
    const { queueId, name } = firstAccount(parts).widgets[widgetId]!;
    const chatId = await beginChat(parts, customer);
    const [cookie] = await signIn(parts, [robin!]);
    const desk = await server().openDesk({ cookie: cookie! });
    desk.openChat(chatId);
    const cardOf = () => desk.model.get().desk.cards.chat[chatId];
    const came = { channel: "webchat", page: place.page };
    await until(desk.model, () => cardOf() !== undefined);
    expect(cardOf()).toMatchObject({ entry: { ...came, widgetName: name }, page: place.page });

    await done(parts, ada!.asker, ["widget.save", { widgetId, queueId, name: "Shop front", ...widgetRules }]);
    await until(desk.model, () => cardOf()?.entry.widgetName !== name);
    const elsewhere = { ...words("And this?", chatId, 9), page: "https://acme.example/shoes" };
    await done(parts, customer, ["customer.write", elsewhere]);
    await until(desk.model, () => cardOf()?.page !== place.page);
    expect(cardOf()).toMatchObject({ entry: { ...came, widgetName: "Shop front" }, page: elsewhere.page });

    const [requested] = await parts.store.readLog(chatId, 0);
    expect(requested?.body).toMatchObject(cameBy(widgetId));
  });

  test("[B-67] [A-10] of the page only what its widget names is stored, whatever was sent", async () => {
    const parts = server().parts();
    const [ada] = await addStaff(parts, [{ name: "Ada", role: "administrator" }]);
    const customer = newCustomer(parts);
    const { widgetId } = customer;
    const widget = firstAccount(parts).widgets[widgetId]!;
    const sent = "https://kim:s3cret@acme.example/reset?product=shoe&reset_token=s3cret#access_token=s3cret";
    const write = (chatId: ChatId | null, seenNumber: number) =>
      done(parts, customer, ["customer.write", { ...words("Hello", chatId, seenNumber), page: sent }]);

    await done(parts, ada!.asker, ["widget.save", { ...widget, parameters: [] }]);
    const { id } = await write(null, 0);
    const chatId = id as ChatId;
    expect((await parts.logs.load("chat", chatId))?.page).toBe("https://acme.example/reset");
    const left = { name: "", email: "pat@home.example", text: "Call me", page: sent, language: "en" };
    const { log } = await done(parts, customer, ["customer.leave-message", left]);

    await done(parts, ada!.asker, ["widget.save", { ...widget, parameters: ["product"] }]);
    await write(chatId, 2);
    const stored = [...(await parts.store.readLog(chatId, 0)), ...(await parts.store.readLog(log, 0))];
    expect(stored.map(({ body }) => body["page"]).filter(Boolean)).toEqual([
      "https://acme.example/reset?product=shoe",
    ]);
    expect(stored.length).toBeGreaterThanOrEqual(4);

    // As the launcher sends it, and as something else might; of a named parameter, too, no secret is told.
    for (const path of ["reset/%E2%80%A6", "reset/483920", "reset/0Zk3-9fQ2_xB7w-Lr5Tq8"]) {
      const page = `https://acme.example/${path}?product=pat%40home.example`;
      await done(parts, customer, ["customer.write", { ...words("Hello", chatId, 2), page }]);
      expect((await parts.logs.load("chat", chatId))?.page).toBe("https://acme.example/reset/…");
    }
    expect(JSON.stringify(stored)).not.toContain("s3cret");
  });

  test("[B-67] a parameter that looks like a secret cannot be named, and the refusal says which", async () => {
    const parts = server().parts();
    const [ada] = await addStaff(parts, [{ name: "Ada", role: "administrator" }]);
    const { widgetId } = newCustomer(parts);
    const widget = {
      ...firstAccount(parts).widgets[widgetId]!,
      name: "Shop",
      parameters: ["product", "resetToken"],
    };
    expect(await run(parts, ada!.asker, ["widget.save", widget])).toMatchObject({
      error: { code: "parameter-secret", words: expect.stringContaining("resetToken") },
    });
    expect(firstAccount(parts).widgets[widgetId]?.name).not.toBe("Shop");
  });
});
