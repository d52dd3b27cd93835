import { describe, expect, test } from "vitest";
import type { Account, Queue } from "./account.ts";
import { completeAccount } from "./complete-account.ts";
import { evolveAccount } from "./evolve-account.ts";
import { at } from "../testing/at.ts";
import {
  accountId,
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

const by = { at: at(9), by: ada };

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

  test("[B-80] keeps finished chats for ever while no log says otherwise, as it did before it could", () => {
    const { retentionDays: _, ...older } = rules;
    const created = { ...by, type: "account.created", accountId, rules: older } as const;
    const account = evolveAccount(null, created);
    expect(account.retentionDays).toBe(0);
    const set = evolveAccount(account, {
      ...by,
      type: "account.changed",
      rules: { ...rules, retentionDays: 30 },
    });
    expect(set.retentionDays).toBe(30);
    expect(evolveAccount(set, { ...by, type: "account.changed", rules: older }).retentionDays).toBe(30);
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
    world.happened(inAccount({ type: "queue.removed", ...by, queueId: sales }));
    expect(world.account.announcementsSince).toEqual({});
  });

  test("[I-10] a log and a state from before there were announcements lead to the same account", () => {
    const { announcements: _a, ...queue } = queueWith({ queueId: sales, priority: 4 });
    const { account } = givenAccount().happened(saved({ queue: queue as Queue }));
    expect(account.queues[sales]).toMatchObject({ priority: 4, announcements: [] });
    const { announcementsSince: _s, ...kept } = { ...account, queues: { ...account.queues, [sales]: queue } };
    expect(completeAccount(kept as Account)).toEqual(account);
  });

  test("[B-80] no longer has what was removed", () => {
    const template = {
      templateId: "hello" as TemplateId,
      name: "Hello",
      text: "",
      queueIds: [],
      ownerId: null,
    };
    const world = givenAccount().happened(inAccount({ type: "template.saved", ...by, template }));
    expect(world.account.templates).toHaveProperty("hello");
    world.happened(
      inAccount({ type: "template.removed", ...by, templateId: template.templateId }),
      inAccount({ type: "break-reason.removed", ...by, breakReasonId: lunch }),
      inAccount({ type: "queue.removed", ...by, queueId: sales }),
      inAccount({ type: "group.removed", ...by, groupId: frontline }),
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
