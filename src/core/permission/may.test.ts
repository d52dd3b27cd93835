import { describe, expect, test } from "vitest";
import type { Role, Template } from "../account/account.ts";
import type { OfflineMessage } from "../offline-message/offline-message.ts";
import type { CustomerId, TemplateId, UserId } from "../ids.ts";
import { at } from "../testing/at.ts";
import {
  accountId,
  ada,
  billing,
  givenAccount,
  kim,
  robin,
  sales,
  sam,
  userWith,
} from "../testing/given-account.ts";
import { chat1, requested, taken } from "../testing/given-chat.ts";
import { type Actor, type Subject, may, permissionsOf, whyForbidden } from "./may.ts";
import { type Permission, permissions } from "./permissions.ts";

const uma = "uma" as UserId;
const idle = "idle" as UserId;
const gone = "gone" as UserId;

/** Robin has a chat of sales; Sam serves sales too; Kim only billing; Uma is a supervisor. */
const world = givenAccount({
  users: [
    userWith({ userId: uma, role: "supervisor", webchat: false, groupIds: [] }),
    userWith({ userId: idle, webchat: false }),
    userWith({ userId: gone, role: "administrator", disabled: true }),
  ],
}).happened(requested(chat1, at(0), { queueId: sales }), taken(chat1, robin, at(1)));
const { account } = world;
const chat = world.chat(chat1);
const as = (userId: UserId): Actor => ({ kind: "staff", account, userId });
const customer = (customerId: CustomerId): Actor => ({ kind: "customer", account, customerId });
const whoMay = (permission: Permission, subject: Subject) =>
  [ada, uma, robin, sam, kim, idle].filter((userId) => may(as(userId), permission, subject));

describe("[B-81] who may", () => {
  test("[B-81] chats are read by those who own them or serve their queue, and by wider roles", () => {
    expect(whoMay("chat.read", { kind: "chat", chat })).toEqual([ada, uma, robin, sam]);
    const elsewhere = { ...chat, queueId: billing };
    expect(whoMay("chat.read", { kind: "chat", chat: elsewhere })).toEqual([ada, uma, robin, kim]);
  });

  test("[B-81] [I-11] nobody reads a chat or a message of another account", () => {
    const foreign = { ...chat, accountId: "other" as typeof accountId };
    expect(whoMay("chat.read", { kind: "chat", chat: foreign })).toEqual([]);
    expect(whoMay("note.add", { kind: "chat", chat: foreign })).toEqual([]);
    const message = { accountId: foreign.accountId, queueId: sales } as OfflineMessage;
    expect(whoMay("offline-message.read", { kind: "offline-message", message })).toEqual([]);
  });

  test("[B-95] [B-81] what an agent has done is their own, and the wider roles'", () => {
    expect(whoMay("history.read", { kind: "agent", userId: robin })).toEqual([ada, uma, robin]);
  });

  test("[B-81] queues and their messages are watched by those who serve them, and by wider roles", () => {
    expect(whoMay("queue.watch", { kind: "queue", queueId: sales })).toEqual([ada, uma, robin, sam]);
    expect(whoMay("queue.watch", { kind: "queue", queueId: "none" as typeof sales })).toEqual([]);
    const message = { accountId, queueId: billing } as OfflineMessage;
    expect(whoMay("offline-message.read", { kind: "offline-message", message })).toEqual([ada, uma, kim]);
  });

  test("[B-34] personal templates are their owner's, shared ones the administrators'", () => {
    const template: Template = {
      templateId: "hello" as TemplateId,
      name: "Hello",
      shortcut: "",
      text: "Hi",
      queueIds: [],
      ownerId: robin,
    };
    expect(whoMay("template.keep-own", { kind: "template", template })).toEqual([robin]);
    const shared = { kind: "template", template: { ...template, ownerId: null } } as const;
    expect(whoMay("template.keep-shared", shared)).toEqual([ada]);
  });

  test("[B-81] customers have their own chat, and nothing else", () => {
    const own = customer(chat.customerId);
    expect(permissionsOf(own)).toEqual(["customer.chat"]);
    expect(may(own, "customer.chat", { kind: "chat", chat })).toBe(true);
    expect(may(customer("other" as CustomerId), "customer.chat", { kind: "chat", chat })).toBe(false);
  });

  test("[B-81] says why not", () => {
    expect(whyForbidden(as(gone), "desk.use")).toBe("signed-out");
    expect(whyForbidden(as(idle), "chat.handle")).toBe("no-webchat");
    expect(whyForbidden(as(robin), "settings.change")).toBe("not-permitted");
    expect(whyForbidden(as(idle), "offline-message.read")).toBe("not-permitted");
    expect(whyForbidden(as(ada), "customer.chat")).toBe("not-permitted");
    expect(whyForbidden(as(ada), "settings.change")).toBeNull();
  });

  test("[B-81] a wider role may nothing less", () => {
    const roles: readonly Role[] = ["agent", "supervisor", "administrator"];
    const width = [null, "own", "served", "all"];
    for (const row of Object.values(permissions)) {
      const widths = roles.map((role) => width.indexOf(row[role]));
      expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    }
  });
});
