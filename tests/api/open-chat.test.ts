import { expect, test } from "vitest";
import { textParts } from "#core/message/message-part.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { beginChat, done, newCustomer } from "../support/run-command.ts";
import { addStaff, signIn } from "../support/staff.ts";

describeOnEachEngine("a chat that is open on a desk", (server) => {
  test("[B-81] shows nothing while it may not be seen, also to who comes back, and all of it as soon as it may", async () => {
    const parts = server().parts();
    const [agent, administrator] = await addStaff(parts, [
      { name: "Robin", groupIds: [] },
      { name: "Ada", role: "administrator" },
    ]);
    const chatId = await beginChat(parts, newCustomer(parts), "Hello");
    const [cookie] = await signIn(parts, [agent!]);
    const desk = await server().openDesk({ cookie: cookie! });
    desk.openChat(chatId);
    const shown = () => desk.model.get().desk;
    await eventually(() => expect(shown().notHere[chatId]).toBe(true));
    expect(shown().timelines[chatId]).toBeUndefined();
    expect(shown().cards.chat[chatId]).toBeUndefined();

    const { accountId, userId } = agent!.asker;
    const account = parts.logs.account(accountId);
    const user = { ...account.users[userId]!, groupIds: Object.keys(account.groups) as never[] };
    await done(parts, administrator!.asker, ["user.save", { ...user, password: null }]);
    await eventually(() => expect(shown().cards.chat[chatId]?.state).toBe("waiting"));
    await eventually(() =>
      expect(shown().timelines[chatId]?.events).toContainEqual(
        expect.objectContaining({ parts: textParts("Hello") }),
      ),
    );
    expect(shown().notHere[chatId]).toBeUndefined();
    desk.stop();
  });
});
