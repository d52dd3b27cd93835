import { expect, test } from "vitest";
import { busyDay } from "../support/busy-day.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { expectReplay } from "../support/expect-replay.ts";
import { done } from "../support/run-command.ts";
import { addStaff, firstAccount, signIn } from "../support/staff.ts";
import { until } from "../../tools/until.ts";

const seeds = [1, 2, 3];

describeOnEachEngine("after a busy day", (server) => {
  test.each(seeds)(
    "[I-10] replaying every log gives the current state, also after a restart, seed %i",
    async (seed) => {
      const parts = server().parts();
      const { accountId, groups } = firstAccount(parts);
      const members = await addStaff(parts, [
        { name: "Robin" },
        { name: "Sam" },
        { name: "Ada", role: "administrator" },
      ]);
      const administrator = members[2]!.asker;
      await done(parts, administrator, [
        "queue.save",
        {
          queueId: null,
          name: `Queue ${seed}`,
          priority: seed,
          groupIds: Object.keys(groups),
          allocation: seed === 1 ? "by-hand" : "auto",
          chatsMax: null,
          allocateWhileHandling: true,
          replyTargetMs: 1,
          answerTargetMs: 0,
          serviceLevelTarget: 0,
          noResponseMs: 0,
          leavingMs: 0,
          openingHoursId: null,
          waitingMax: 0,
          mayWaitUnattended: true,
          shownToWaiting: "nothing",
          mustClassify: seed === 3,
          script: "",
          wrapUp: {
            mode: seed === 2 ? "off" : "timed",
            durationMs: 5,
            extensionMs: 5,
            extensionsMax: 1,
            pausedMaxMs: 5,
          },
          announcements: [
            { announcementId: `welcome-${seed}`, text: "Welcome.", afterMs: 0, everyMs: null },
            { announcementId: `patience-${seed}`, text: "Nearly there.", afterMs: 20, everyMs: 30_000 },
          ],
        },
      ]);
      for (const name of ["Delay", "Refund"]) {
        const payload = { classificationId: null, name: `${name} ${seed}`, parentId: null };
        await done(parts, administrator, ["classification.save", payload]);
      }
      const cookies = await signIn(parts, members);
      const desks = await Promise.all(cookies.map((cookie) => server().openDesk({ cookie })));
      const customers = await Promise.all(Array.from({ length: 6 }, () => server().openChat()));
      await busyDay({ desks, customers }, { seed, rounds: 40 });
      await Promise.all(customers.map(({ model }) => until(model, ({ outbox }) => outbox.length === 0)));
      for (const session of [...desks, ...customers]) session.stop();

      const seen = await expectReplay(server().parts());
      expect(seen["chat"]).toBeGreaterThan(6);
      expect(seen).toMatchObject({ account: 1, customer: expect.any(Number), agent: expect.any(Number) });
      const { number } = parts.logs.account(accountId);
      await server().restart();
      expect(server().parts().logs.account(accountId).number).toBe(number);
      await expectReplay(server().parts());
    },
  );
});
