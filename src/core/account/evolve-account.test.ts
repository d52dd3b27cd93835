import { describe, expect, test } from "vitest";
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
