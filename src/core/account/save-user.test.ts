import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { type Change, inAgent, inChat } from "../change.ts";
import type { ChatId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  ada,
  givenAccount,
  office,
  frontline,
  robin,
  sales,
  billing,
  saved,
  userWith,
} from "../testing/given-account.ts";
import { chat1, chat2, chose, ended, played, requested, taken, wrapUpWith } from "../testing/given-chat.ts";
import type { User } from "./account.ts";
import { saveUser } from "./save-user.ts";

/** Robin serves both groups, works on a chat of sales and has one of billing in wrap-up. */
const both = userWith({ userId: robin, groupIds: [frontline, office] });
const given = () =>
  givenAccount({ users: [both] }).happened(
    chose(robin, "available", at(0)),
    requested(chat1, at(0), { queueId: sales }),
    requested(chat2, at(0), { queueId: billing }),
    taken(chat1, robin, at(1)),
    taken(chat2, robin, at(2)),
    played(chat1, robin, at(3)),
    ended(chat2, robin, wrapUpWith({ at: at(4), running: false })),
  );

const savedByAda = { at: at(9), by: byUser(ada) };

const save = (world: ReturnType<typeof given>, user: User) =>
  saveUser({ user, max: 100, ...world.inbox(robin) }, savedByAda);

const returned = (chatId: ChatId): Change[] => [
  inChat(chatId, { type: "chat.returned", ...savedByAda, from: robin, why: "no-longer-served" }),
  inAgent(robin, { type: "agent.chat-lost", ...savedByAda, chatId, why: "no-longer-served" }),
];
const closed = (chatId: ChatId): Change[] => [
  inChat(chatId, { type: "chat.closed", ...savedByAda, why: "no-longer-served" }),
  inAgent(robin, { type: "agent.chat-lost", ...savedByAda, chatId, why: "closed" }),
];

describe("saving a user who owns chats", () => {
  test("[F-8] one who goes on serving their queues loses nothing", () => {
    const user = { ...both, name: "Robin R.", chatsMax: 1 };
    expect(save(given(), user)).toEqual([saved({ user }, at(9))]);
  });

  test("[B-44] one who has accepted a chat of a queue that they never served keeps it", () => {
    const world = givenAccount().happened(
      chose(robin, "available", at(0)),
      requested(chat1, at(0), { queueId: billing }),
      taken(chat1, robin, at(1)),
    );
    const user = userWith({ userId: robin, name: "Robin R." });
    expect(save(world, user)).toEqual([saved({ user }, at(9))]);
    const disabled = { ...user, disabled: true };
    expect(save(world, disabled)).toMatchObject([{}, ...returned(chat1), {}]);
  });

  test("[F-8] one who leaves a group loses its chats in the same save, and stays available", () => {
    const user = { ...both, groupIds: [office] };
    const changes = save(given(), user);
    expect(changes).toEqual([saved({ user }, at(9)), ...returned(chat1)]);
    const world = given().happened(changes);
    expect(world.chat(chat1)).toMatchObject({ state: "waiting", queuedAt: at(0) });
    expect(world.agent(robin)).toMatchObject({ base: "available", activeChatId: null });
    expect(save(given(), { ...both, groupIds: [frontline] })).toEqual([
      saved({ user: { ...both, groupIds: [frontline] } }, at(9)),
      ...closed(chat2),
    ]);
  });

  test.each([{ disabled: true }, { webchat: false }])(
    "[F-8] one with %o loses everything and becomes unavailable, and history keeps the name",
    (change) => {
      const user = { ...both, ...change };
      const changes = save(given(), user);
      expect(changes).toEqual([
        saved({ user }, at(9)),
        ...returned(chat1),
        ...closed(chat2),
        inAgent(robin, {
          type: "agent.status-chosen",
          ...savedByAda,
          base: "unavailable",
          breakReasonId: null,
        }),
      ]);
      expect(given().happened(changes).account.users[robin]).toMatchObject({ name: "robin" });
    },
  );

  test("[F-8] nothing is lost when the save is refused", () => {
    expect(save(given(), { ...both, groupIds: ["gone" as typeof office] })).toEqual({
      refused: "setting-unknown",
      kind: "group",
    });
  });

  test("[B-80] a new user is added", () => {
    const user = userWith({ userId: "lee" as typeof robin });
    const world = givenAccount();
    const { account } = world;
    const desk = { agent: world.agent(user.userId), chats: [], max: 100 };
    expect(saveUser({ account, user, ...desk }, savedByAda)).toEqual([saved({ user }, at(9))]);
  });
});
