import { expect, test } from "vitest";
import { until } from "../../tools/until.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, cameBy, done, newCustomer, place, words } from "../support/run-command.ts";
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

    await done(parts, ada!.asker, ["widget.save", { widgetId, queueId, name: "Shop front" }]);
    await until(desk.model, () => cardOf()?.entry.widgetName !== name);
    const elsewhere = { ...words("And this?", chatId, 9), page: "https://acme.example/shoes" };
    await done(parts, customer, ["customer.write", elsewhere]);
    await until(desk.model, () => cardOf()?.page !== place.page);
    expect(cardOf()).toMatchObject({ entry: { ...came, widgetName: "Shop front" }, page: elsewhere.page });

    const [requested] = await parts.store.readLog(chatId, 0);
    expect(requested?.body).toMatchObject(cameBy(widgetId));
  });
});
