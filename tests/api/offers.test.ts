import { beforeEach, describe, expect, test } from "vitest";
import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { NoticeView } from "#contract/views/cards.ts";
import type { DeskSession } from "#client/desk-session.ts";
import { offerLastsMs } from "#core/chat/offer.ts";
import type { ChatId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually, settle } from "../support/eventually.ts";
import { expectReplay } from "../support/expect-replay.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer, run } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import type { TestServer } from "../support/test-server.ts";

const clock = manualClock();
/** `BELLHOP_RUNS=200` for a long race. */
const rounds = Number(process.env["BELLHOP_RUNS"] ?? 8);

type AtDesk = StaffMember & { readonly desk: DeskSession };

/** Agents who are available at their desks, in an account whose chats are taken by hand. */
async function agentsAt(server: TestServer, ...names: readonly string[]): Promise<AtDesk[]> {
  const parts = server.parts();
  const { name, chatsMax, mayTakeAboveMax, transferTo, graceMs, retentionDays, mailAfterMs } =
    firstAccount(parts);
  const rules = {
    name,
    chatsMax,
    mayTakeAboveMax,
    transferTo,
    graceMs,
    retentionDays,
    mailAfterMs,
    timeZone: "UTC",
  };
  const asked = await server.administrator.command("account.change", { ...rules, allocation: "by-hand" });
  expect(asked.error).toBeUndefined();
  const members = await addStaff(
    parts,
    names.map((one) => ({ name: one })),
  );
  const cookies = await signIn(parts, members);
  return Promise.all(
    members.map(async (member, index) => {
      const desk = await server.openDesk({ cookie: cookies[index]! });
      await asks(desk, "status.choose", { base: "available", breakReasonId: null });
      return { ...member, desk };
    }),
  );
}

async function asks<Name extends CommandName>(
  desk: DeskSession,
  name: Name,
  payload: CommandPayload<Name>,
): Promise<void> {
  expect((await desk.command(name, payload)).error, name).toBeUndefined();
}

const noticesOf = ({ desk, userId }: AtDesk): readonly NoticeView[] =>
  desk.model.get().desk.cards.me[userId]?.notices ?? [];
const offersTo = ({ desk }: AtDesk) => Object.values(desk.model.get().desk.cards.offer);

describeOnEachEngine(
  "a chat that is offered to an agent",
  (server) => {
    let robin: AtDesk;
    let sam: AtDesk;
    let kim: AtDesk;
    let chatId: ChatId;

    beforeEach(async () => {
      [robin, sam, kim] = (await agentsAt(server(), "Robin", "Sam", "Kim")) as [AtDesk, AtDesk, AtDesk];
      chatId = await beginChat(server().parts(), newCustomer(server().parts()), "My order is late");
      await asks(robin.desk, "chat.take", { chatId });
      await asks(robin.desk, "chat.play", { chatId });
    });

    const chat = () => server().parts().logs.peek("chat", chatId);
    const typesOf = async () =>
      (await server().parts().store.readLog(chatId, 0)).map(({ type, body }) =>
        type === "chat.offer-ended" ? `${type} ${String(body["why"])}` : type,
      );

    async function offer(note = ""): Promise<void> {
      await asks(robin.desk, "chat.offer", { chatId, toUserId: sam.userId, note });
      await eventually(() => expect(offersTo(sam)).toHaveLength(1));
    }

    /** The offer came to nothing: the chat is Robin's as before, and Robin is told. */
    async function expectStillRobins(kind: NoticeView["kind"]): Promise<void> {
      await eventually(() => expect(offersTo(sam)).toEqual([]));
      await eventually(() =>
        expect(noticesOf(robin).at(-1)).toMatchObject({ kind, chatId, userId: sam.userId }),
      );
      expect(chat()).toMatchObject({ state: "owned", ownerId: robin.userId, active: true, offer: null });
    }

    test("[B-44] is shown with who, where, whom, the first words and the note, and is theirs once accepted", async () => {
      await offer("internal: wants a refund");
      expect(offersTo(sam)).toMatchObject([
        { chatId, from: robin.userId, firstWords: "My order is late", note: "internal: wants a refund" },
      ]);
      expect(offersTo(kim)).toEqual([]);
      await asks(sam.desk, "offer.accept", { chatId });
      await eventually(() => expect(sam.desk.model.get().desk.cards.item[chatId]).toBeDefined());
      await eventually(() => expect(robin.desk.model.get().desk.cards.item[chatId]).toBeUndefined());
      expect(chat()).toMatchObject({ state: "owned", ownerId: sam.userId, how: "accepted" });
      expect(noticesOf(robin).at(-1)).toMatchObject({ kind: "offer-accepted", userId: sam.userId });
      expect((await typesOf()).slice(-3)).toEqual(["note.added", "chat.offered", "chat.accepted"]);
      const again = await kim.desk.command("offer.accept", { chatId });
      expect(again.error).toMatchObject({ code: "offer-over" });
    });

    test("[B-44] [B-45] is nothing that the customer sees until the other begins to work on it", async () => {
      const customer = await server().openChat();
      customer.write("Hello");
      const begun = () => customer.model.get().customer.chatId;
      chatId = await eventually(() => {
        expect(begun()).not.toBeNull();
        return begun()!;
      });
      await asks(robin.desk, "chat.take", { chatId });
      await asks(robin.desk, "chat.play", { chatId });
      const seen = () => customer.model.get().customer.timelines[chatId]?.events.map(({ type }) => type);
      await eventually(() => expect(seen()).toEqual(["requested", "message", "joined"]));
      await offer("internal: careful");
      await asks(sam.desk, "offer.decline", { chatId });
      await offer("internal: please");
      await settle();
      expect(seen()).toEqual(["requested", "message", "joined"]);
      expect(customer.model.get().customer.situation).toMatchObject({ kind: "with-agent", name: "Robin" });
      await asks(sam.desk, "offer.accept", { chatId });
      await asks(sam.desk, "chat.play", { chatId });
      await eventually(() => expect(seen()).toEqual(["requested", "message", "joined", "waiting", "joined"]));
      expect(customer.model.get().customer.situation).toMatchObject({ kind: "with-agent", name: "Sam" });
      expect(JSON.stringify(customer.model.get())).not.toContain("internal");
      customer.stop();
    });

    test("[B-44] stays with its sender when it is declined, not answered in time, or its agent goes", async () => {
      await offer();
      await asks(sam.desk, "offer.decline", { chatId });
      await expectStillRobins("offer-declined");
      await offer();
      clock.pass(offerLastsMs - 1);
      await settle();
      expect(offersTo(sam)).toHaveLength(1);
      clock.pass(1);
      await expectStillRobins("offer-timed-out");
      await offer();
      await asks(sam.desk, "status.choose", { base: "unavailable", breakReasonId: null });
      await expectStillRobins("offer-gone");
      const refused = await robin.desk.command("chat.offer", { chatId, toUserId: sam.userId, note: "" });
      expect(refused.error).toMatchObject({ code: "not-eligible" });
      expect((await typesOf()).filter((type) => type.startsWith("chat.offer"))).toEqual([
        "chat.offered",
        "chat.offer-ended declined",
        "chat.offered",
        "chat.offer-ended timed-out",
        "chat.offered",
        "chat.offer-ended gone",
      ]);
    });

    test("[B-44] is no longer offered when it ends, is put back or is taken back", async () => {
      await offer();
      await asks(robin.desk, "offer.withdraw", { chatId });
      await eventually(() => expect(offersTo(sam)).toEqual([]));
      await offer();
      await asks(robin.desk, "chat.put-back", { chatId, note: "" });
      await eventually(() => expect(offersTo(sam)).toEqual([]));
      await asks(robin.desk, "chat.take", { chatId });
      await offer();
      await asks(robin.desk, "chat.end", { chatId });
      await eventually(() => expect(offersTo(sam)).toEqual([]));
      const late = await sam.desk.command("offer.accept", { chatId });
      expect(late.error).toMatchObject({ code: "offer-over" });
    });

    test("[B-44] [F-25] runs out also while no server is there to see it", async () => {
      await offer();
      const until = clock.now() + offerLastsMs;
      await server().restart(() => clock.sleep(10 * offerLastsMs));
      await eventually(async () => expect((await typesOf()).at(-1)).toBe("chat.offer-ended timed-out"));
      const [last] = (await server().parts().store.readLog(chatId, 0)).slice(-1);
      expect(last).toMatchObject({ at: until, body: { to: sam.userId } });
      const agent = server().parts().logs.agent(robin.asker.accountId, robin.userId);
      expect(agent.notices.at(-1)).toMatchObject({ kind: "offer-timed-out" });
    });

    describe("when two things happen at once", () => {
      type Racer = (parts: ReturnType<TestServer["parts"]>) => Promise<unknown>;
      const accept: Racer = (parts) => run(parts, sam.asker, ["offer.accept", { chatId }]);
      const races: Readonly<Record<string, Racer>> = {
        "the owner ends it": (parts) => run(parts, robin.asker, ["chat.end", { chatId }]),
        "the owner puts it back": (parts) => run(parts, robin.asker, ["chat.put-back", { chatId, note: "" }]),
        "it is offered to somebody else": (parts) =>
          run(parts, robin.asker, ["chat.offer", { chatId, toUserId: kim.userId, note: "" }]),
        "the other declines it in a second tab": (parts) =>
          run(parts, sam.asker, ["offer.decline", { chatId }]),
        "the other accepts it in a second tab": accept,
      };

      test.each(Object.keys(races))("[I-1] [B-44] accepted while %s: one of the two", async (name) => {
        const parts = server().parts();
        const race = races[name]!;
        for (let round = 0; round < rounds; round++) {
          chatId = await beginChat(parts, newCustomer(parts));
          await done(parts, robin.asker, ["chat.take", { chatId }]);
          await done(parts, robin.asker, ["chat.offer", { chatId, toUserId: sam.userId, note: "" }]);
          const racers = round % 2 === 0 ? [accept, race] : [race, accept];
          const results = (await Promise.all(racers.map((racer) => racer(parts)))) as object[];
          expect(results.filter((result) => "ok" in result)).toHaveLength(1);
          const accepted = (await typesOf()).filter((type) => type === "chat.accepted").length;
          const owners = [robin, sam, kim].filter(
            ({ asker, userId }) => parts.logs.agent(asker.accountId, userId).owned[chatId],
          );
          const ownerId = chat()!.state === "waiting" ? undefined : (chat() as { ownerId: string }).ownerId;
          expect(owners.map(({ userId }) => userId)).toEqual(ownerId ? [ownerId] : []);
          expect(ownerId === sam.userId).toBe(accepted === 1);
        }
        await expectReplay(parts);
      });
    });
  },
  { clock },
);
