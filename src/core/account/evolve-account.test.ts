import { byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { settingRemoved, settingSaved } from "./account-event.ts";
import { evolveAccount } from "./evolve-account.ts";
import { at } from "../testing/at.ts";
import {
  ada,
  complaint,
  frontline,
  givenAccount,
  inAccount,
  lunch,
  queueWith,
  robin,
  rules,
  sales,
  saved,
  userWith,
  welcome,
  widgetOf,
} from "../testing/given-account.ts";
import type { TemplateId } from "../ids.ts";

const by = { at: at(9), by: byUser(ada) };

describe("an account after what was saved", () => {
  test("[B-80] has every setting the moment it is saved", () => {
    const world = givenAccount();
    const before = world.account.number;
    world.happened(
      saved({ rules: { ...rules, chatsMax: 9 } }),
      saved({ user: userWith({ userId: robin, name: "Robin" }) }),
      saved({ queue: queueWith({ queueId: sales, priority: 7 }) }),
    );
    expect(world.account).toMatchObject({
      number: before + 3,
      chatsMax: 9,
      users: { [robin]: { name: "Robin" } },
      queues: { [sales]: { priority: 7 } },
    });
  });

  test("[B-80] knows since when each queue has had its announcements", () => {
    const announced = queueWith({ queueId: sales, announcements: [welcome] });
    const world = givenAccount().happened(saved({ queue: announced }, at(5)));
    expect(world.account.announcementsSince).toEqual({ [sales]: at(5) });
    world.happened(saved({ queue: { ...announced, announcements: [{ ...welcome }], priority: 3 } }, at(6)));
    expect(world.account.announcementsSince).toEqual({ [sales]: at(5) });
    world.happened(
      saved({ queue: { ...announced, announcements: [{ ...welcome, everyMs: 30_000 }] } }, at(7)),
    );
    expect(world.account.announcementsSince).toEqual({ [sales]: at(7) });
    world.happened(inAccount(settingRemoved("queue", sales, by)));
    expect(world.account.announcementsSince).toEqual({});
  });

  test("[B-80] no longer has what was removed", () => {
    const template = {
      templateId: "hello" as TemplateId,
      name: "Hello",
      shortcut: "",
      text: "",
      queueIds: [],
      ownerId: null,
    };
    const world = givenAccount().happened(inAccount(settingSaved("template", template, by)));
    expect(world.account.templates).toHaveProperty("hello");
    world.happened(
      inAccount(settingRemoved("template", template.templateId, by)),
      inAccount(settingRemoved("break-reason", lunch, by)),
      inAccount(settingRemoved("queue", sales, by)),
      inAccount(settingRemoved("group", frontline, by)),
    );
    const { templates, breakReasons, queues, groups, replyTargetSince } = world.account;
    expect(templates).toEqual({});
    expect(breakReasons).toEqual({});
    for (const gone of [queues, replyTargetSince]) expect(gone).not.toHaveProperty(sales);
    expect(groups).not.toHaveProperty(frontline);
  });

  test("[F-25] knows since when each queue has had its reply target", () => {
    const world = givenAccount();
    const since = () => world.account.replyTargetSince[sales];
    expect(since()).toBe(at(0));
    world.happened(saved({ queue: queueWith({ queueId: sales, priority: 3 }) }, at(5)));
    expect(since()).toBe(at(0));
    world.happened(saved({ queue: queueWith({ queueId: sales, replyTargetMs: 1 }) }, at(6)));
    expect(since()).toBe(at(6));
  });

  test("[I-10] begins with its creation, once", () => {
    const event = { type: "account.changed", ...by, rules } as const;
    expect(() => evolveAccount(null, event)).toThrow("before");
    const { account } = givenAccount();
    const again = { type: "account.created", ...by, accountId: account.accountId, rules } as const;
    expect(() => evolveAccount(account, again)).toThrow("twice");
    expect(account.widgets).toHaveProperty(widgetOf(sales));
    expect(account.classifications).toHaveProperty(complaint);
  });
});
