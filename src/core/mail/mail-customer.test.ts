import { describe, expect, test } from "vitest";
import { byCustomer, bySystem, byUser } from "../author.ts";
import { type Change, inChat } from "../change.ts";
import { abandonChat } from "../chat/end-chat.ts";
import type { MailId } from "../ids.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import { at } from "../testing/at.ts";
import { givenAccount, robin } from "../testing/given-account.ts";
import {
  agentWrote,
  chat1,
  closed,
  customerOf,
  customerWrote,
  ended,
  played,
  requested,
  taken,
  wrapUpWith,
} from "../testing/given-chat.ts";
import { addressesMax, leaveAddress } from "./leave-address.ts";
import { mailCustomer, mailDue } from "./mail-customer.ts";
import { requestTranscript } from "./request-transcript.ts";
import { sendMailAgain } from "./send-mail-again.ts";
import { mailFailed, mailSent } from "./settle-mail.ts";

const mailId = "mail-1" as MailId;
const email = "pat@home.example";
const after = 180_000;

const left = (when: number, to = email) =>
  inChat(chat1, { type: "customer.address-left", at: when, by: byCustomer(customerOf(chat1)), email: to });

const waiting = () => givenAccount().happened(requested(chat1, at(0)), customerWrote(chat1, at(0)));
const talking = () =>
  waiting().happened(taken(chat1, robin, at(1)), played(chat1, robin, at(2)), left(at(3)));

interface Seen {
  readonly seen?: number;
  readonly goneSince?: number | null;
}

function reached(world: ReturnType<typeof waiting>, { seen = 0, goneSince = at(4) }: Seen = {}) {
  const { account } = world;
  return { account, chat: world.chat(chat1), seen, goneSince };
}

const kinds = (changes: readonly Change[]) =>
  changes.map(({ event }) => (event.type === "mail.queued" ? event.kind : event.type));

describe("answers by mail", () => {
  test("[B-79] are due some minutes after the first that was not seen, all in one mail", () => {
    const world = talking();
    expect(mailDue(reached(world, { seen: 5 }))).toBeNull();
    world.happened(agentWrote(chat1, robin, at(10)), agentWrote(chat1, robin, at(20)));
    expect(mailDue(reached(world))).toBe(at(10) + after);
    const mailed = mailCustomer(reached(world), mailId, at(10) + after);
    expect(mailed).toEqual([
      inChat(chat1, {
        type: "mail.queued",
        at: at(10) + after,
        by: bySystem("mail"),
        mailId,
        kind: "answers",
        to: email,
        after: 5,
        upTo: 7,
      }),
    ]);
    expect(mailDue(reached(world.happened(mailed)))).toBeNull();
  });

  test("[B-79] are not mailed before they are due, once seen, or without an address", () => {
    const world = talking().happened(agentWrote(chat1, robin, at(10)));
    expect(mailCustomer(reached(world), mailId, at(10) + after - 1)).toEqual([]);
    expect(mailDue(reached(world, { seen: 6 }))).toBeNull();
    const nowhere = waiting().happened(taken(chat1, robin, at(1)), agentWrote(chat1, robin, at(10)));
    expect(mailDue(reached(nowhere))).toBeNull();
  });

  test("[B-79] that came while a mail was on its way go in the next", () => {
    const world = talking().happened(agentWrote(chat1, robin, at(10)));
    world.happened(mailCustomer(reached(world), mailId, at(10) + after));
    world.happened(agentWrote(chat1, robin, at(300)));
    expect(mailDue(reached(world))).toBeNull();
    world.happened(mailSent(world.chat(chat1), mailId, at(400)));
    expect(mailDue(reached(world))).toBe(at(300) + after);
    expect(world.chat(chat1).mailing?.last).toMatchObject({ outcome: "sent", to: email });
    // Settled once.
    expect(mailSent(world.chat(chat1), mailId, at(500))).toEqual([]);
    expect(mailFailed(world.chat(chat1), { mailId, why: "refused", response: "" }, at(500))).toEqual([]);
  });

  test("[B-79] of a closed chat that have been seen are not looked at again", () => {
    const world = talking().happened(agentWrote(chat1, robin, at(10)));
    world.happened(ended(chat1, robin, wrapUpWith({ at: at(20) })), closed(chat1, robin, at(30)));
    expect(mailDue(reached(world))).toBe(at(10) + after);
    const spared = mailCustomer(reached(world, { seen: 9 }), mailId, at(40));
    expect(kinds(spared)).toEqual(["mail.spared"]);
    expect(mailDue(reached(world.happened(spared)))).toBeNull();
  });
});

describe("keeping one's place", () => {
  test("[B-7] whoever has left an address is not taken for gone, and told once that it is their turn", () => {
    const world = waiting().happened(left(at(1)));
    expect(abandonChat(world.on(robin, chat1), at(2))).toEqual({ refused: "not-waiting" });
    expect(mailDue(reached(world))).toBeNull();
    world.happened(taken(chat1, robin, at(100)));
    expect(mailDue(reached(world))).toBe(at(100));
    // Somebody who loads the page anew has not left.
    expect(mailDue(reached(world, { goneSince: at(99) }))).toBe(at(99) + 30_000);
    expect(mailDue(reached(world, { goneSince: null }))).toBeNull();
    expect(mailDue(reached(world, { seen: 4 }))).toBeNull();
    const told = mailCustomer(reached(world), mailId, at(100));
    expect(kinds(told)).toEqual(["turn"]);
    expect(mailDue(reached(world.happened(told)))).toBeNull();
  });

  test("[B-7] an answer says it, too", () => {
    const world = waiting().happened(
      left(at(1)),
      taken(chat1, robin, at(2)),
      agentWrote(chat1, robin, at(3)),
    );
    expect(kinds(mailCustomer(reached(world), mailId, at(3) + after))).toEqual(["answers"]);
  });
});

describe("a mail that failed", () => {
  const again = "mail-2" as MailId;
  const refused = (world: ReturnType<typeof waiting>, mail: MailId, when: number) =>
    mailFailed(world.chat(chat1), { mailId: mail, why: "refused", response: "No such mailbox" }, at(when));
  const queuedFor = (changes: Change[] | Refusal) => {
    const [change, ...others] = isRefusal(changes) ? [] : changes;
    if (change?.event.type !== "mail.queued" || others.length > 0) throw new Error(JSON.stringify(changes));
    const { kind, to, after, upTo, by } = change.event;
    return { kind, to, after, upTo, by };
  };
  const failing = () => {
    const world = talking().happened(agentWrote(chat1, robin, at(10)), agentWrote(chat1, robin, at(20)));
    world.happened(mailCustomer(reached(world), mailId, at(10) + after));
    return world;
  };

  test("[B-79] is sent again once, to the address left since then, with what was written since then", () => {
    const world = failing();
    const resend = (mail = again) => sendMailAgain({ ...world.on(robin, chat1), mailId: mail }, at(500));
    const notFailed = { refused: "mail-not-failed" };
    expect(resend()).toEqual(notFailed);
    world.happened(
      refused(world, mailId, 400),
      agentWrote(chat1, robin, at(410)),
      left(at(420), "new@home.example"),
    );
    const sent = { kind: "answers", to: "new@home.example", after: 5, upTo: 10, by: byUser(robin) };
    expect(queuedFor(resend())).toEqual(sent);
    world.happened(resend());
    expect(mailDue(reached(world))).toBeNull();
    expect(resend()).toEqual(notFailed);
    // A failure of its own is one that can be sent again.
    world.happened(refused(world, again, 510));
    expect(queuedFor(resend("mail-3" as MailId))).toEqual(sent);
    world.happened(resend("mail-3" as MailId));
    world.happened(mailSent(world.chat(chat1), "mail-3" as MailId, at(520)));
    expect(resend()).toEqual(notFailed);
  });

  test("[B-79] has its answers in the next mail, which goes by itself", () => {
    const world = failing();
    world.happened(refused(world, mailId, 400), agentWrote(chat1, robin, at(410)));
    expect(queuedFor(mailCustomer(reached(world), again, at(410) + after))).toMatchObject({
      after: 5,
      upTo: 10,
    });
    expect(queuedFor(mailCustomer(reached(world, { seen: 6 }), again, at(410) + after))).toMatchObject({
      after: 6,
    });
  });

  test("[B-57] as a transcript leaves the customer the ones that they may still ask for", () => {
    const world = talking().happened(agentWrote(chat1, robin, at(10)));
    const asked = (mail: MailId) =>
      requestTranscript({ ...world.on(robin, chat1), email, mailId: mail }, at(20));
    world.happened(asked(mailId));
    world.happened(refused(world, mailId, 30));
    const { transcripts } = world.chat(chat1).mailing!;
    const resent = sendMailAgain({ ...world.on(robin, chat1), mailId: again }, at(40));
    expect(queuedFor(resent)).toMatchObject({ kind: "transcript", to: email, after: 0 });
    world.happened(resent);
    expect([transcripts, world.chat(chat1).mailing?.transcripts]).toEqual([1, 1]);
  });
});

describe("leaving an address", () => {
  test("[B-79] while the chat goes on, a few times; the last one counts", () => {
    const world = waiting();
    for (let each = 1; each <= addressesMax; each++) {
      const changes = leaveAddress({ ...world.on(robin, chat1), email: `${each}@home.example` }, at(each));
      if (isRefusal(changes)) throw new Error(changes.refused);
      world.happened(changes);
    }
    const next = (to: string) => leaveAddress({ ...world.on(robin, chat1), email: to }, at(9));
    expect(next("another@home.example")).toEqual({ refused: "too-many-mails" });
    expect(next(`${addressesMax}@home.example`)).toEqual([]);
    world.happened(taken(chat1, robin, at(10)), ended(chat1, robin, wrapUpWith({ at: at(20) })));
    expect(next(email)).toEqual({ refused: "chat-over" });
  });
});
