import { bySystem, byUser } from "../author.ts";
import { describe, expect, test } from "vitest";
import { inChat } from "../change.ts";
import type { Change } from "../change.ts";
import type { ClassificationId, ContactId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { settingSaved } from "../account/account-event.ts";
import { at } from "../testing/at.ts";
import { complaint, givenAccount, inAccount, praise, robin, sam, support } from "../testing/given-account.ts";
import { chat1, closed, ended, played, requested, taken, wrapUpWith } from "../testing/given-chat.ts";
import type { World } from "../testing/world.ts";
import { noteFor } from "./add-note.ts";
import { assignContact } from "./assign-contact.ts";
import { classifyChat } from "./classify-chat.ts";
import { endChat } from "./end-chat.ts";
import { extendWrapUpOf } from "./extend-wrap-up.ts";
import { finishWrapUp } from "./finish-wrap-up.ts";
import { pauseChat } from "./pause-chat.ts";
import { putBackChat } from "./put-back-chat.ts";
import { sendMessage } from "./send-message.ts";
import { transferChat } from "./transfer-chat.ts";

const open = () =>
  givenAccount().happened(requested(chat1, at(0)), taken(chat1, robin, at(1)), played(chat1, robin, at(2)));
const inWrapUp = () => open().happened(ended(chat1, robin, wrapUpWith({ at: at(10) })));

const contactId = "contact" as ContactId;

describe("[B-58] what an agent can do in wrap-up", () => {
  const can: Record<string, (world: World) => Change[] | Refusal> = {
    classify: (world) => classifyChat({ ...world.on(robin, chat1), classificationId: praise }, at(11)),
    "assign the contact": (world) => assignContact({ ...world.on(robin, chat1), contactId }, at(11)),
    extend: (world) => extendWrapUpOf(world.on(robin, chat1), at(11)),
    pause: (world) => pauseChat(world.on(robin, chat1), at(11)),
    finish: (world) => finishWrapUp(world.on(robin, chat1), at(11)),
    note: (_world) => noteFor(chat1, "Done", { at: at(11), by: byUser(robin) }),
  };
  test.each(Object.entries(can))("[B-58] %s", (_what, rule) => {
    const changes = rule(inWrapUp());
    expect(changes).not.toHaveProperty("refused");
    expect(changes).not.toEqual([]);
  });

  const cannot: Record<string, (world: World) => Change[] | Refusal> = {
    write: (world) =>
      sendMessage({ ...world.on(robin, chat1), text: "Hello?", templateId: null, seenNumber: 99 }, at(11)),
    "put back": (world) => putBackChat({ ...world.on(robin, chat1), note: "" }, at(11)),
    transfer: (world) => transferChat({ ...world.on(robin, chat1), toQueueId: support, note: "" }, at(11)),
    "end again": (world) => endChat(world.on(robin, chat1), at(11)),
  };
  test.each(Object.entries(cannot))("[B-58] not %s, which works before the end", (_what, rule) => {
    expect(rule(open())).not.toHaveProperty("refused");
    expect(rule(inWrapUp())).toEqual({ refused: "in-wrap-up" });
  });
});

describe("classifying", () => {
  const classified = (when: number, classificationId: ClassificationId | null) => [
    inChat(chat1, { type: "chat.classified", at: when, by: byUser(robin), classificationId }),
  ];
  const classify = (world: World, classificationId: ClassificationId | null, now = at(11)) =>
    classifyChat({ ...world.on(robin, chat1), classificationId }, now);

  test("[B-51] at any time during the chat, and it carries over into wrap-up and beyond", () => {
    const world = open();
    expect(classify(world, complaint, at(5))).toEqual(classified(at(5), complaint));
    world.happened(classified(at(5), complaint), ended(chat1, robin, wrapUpWith({ at: at(10) })));
    expect(world.chat(chat1)).toMatchObject({ state: "wrap-up", classificationId: complaint });
    expect(classify(world, praise)).toEqual(classified(at(11), praise));
    world.happened(closed(chat1, robin, at(12)));
    expect(world.chat(chat1)).toMatchObject({ state: "closed", classificationId: complaint });
  });

  test("[B-51] can be taken away; the same again changes nothing", () => {
    const world = inWrapUp();
    expect(classify(world, null)).toEqual([]);
    world.happened(classified(at(11), praise));
    expect(classify(world, praise)).toEqual([]);
    expect(classify(world, null)).toEqual(classified(at(11), null));
  });

  test("[B-51] only with what the account's tree offers", () => {
    const world = inWrapUp();
    expect(classify(world, complaint)).toEqual(classified(at(11), complaint));
    expect(classify(world, "unheard-of" as ClassificationId)).toEqual({ refused: "classification-unknown" });
    const classification = { classificationId: complaint, name: "Old", parentId: null, retired: true };
    world.happened(
      inAccount(settingSaved("classification", classification, { at: at(11), by: bySystem("set-up") })),
    );
    expect(classify(world, complaint)).toEqual({ refused: "classification-unknown" });
  });

  test("[B-51] only by its owner, until it is closed", () => {
    const world = inWrapUp();
    expect(classifyChat({ ...world.on(sam, chat1), classificationId: praise }, at(11))).toEqual({
      refused: "not-owner",
      ownerId: robin,
    });
    expect(classify(world, praise, at(70))).toEqual({ refused: "chat-over" });
  });
});

describe("assigning a contact", () => {
  const assigned = (contact: ContactId | null) => [
    inChat(chat1, { type: "contact.assigned", at: at(5), by: byUser(robin), contactId: contact }),
  ];
  const assign = (world: World, contact: ContactId | null, userId = robin) =>
    assignContact({ ...world.on(userId, chat1), contactId: contact }, at(5));

  test("[B-35] links the chat to the contact, says by whom, and can be changed", () => {
    const world = open();
    expect(assign(world, contactId)).toEqual(assigned(contactId));
    world.happened(assigned(contactId));
    expect(world.chat(chat1).contactId).toBe(contactId);
    expect(assign(world, contactId)).toEqual([]);
    expect(assign(world, "other" as ContactId)).toEqual(assigned("other" as ContactId));
    expect(assign(world, null)).toEqual(assigned(null));
  });

  test("[B-35] only by the owner", () => {
    expect(assign(open(), contactId, sam)).toEqual({ refused: "not-owner", ownerId: robin });
  });
});

describe("adding a note", () => {
  test("[B-39] at any time, after the end too; it changes nothing but the log", () => {
    const note = (when: number) => [
      inChat(chat1, { type: "note.added", at: when, by: byUser(robin), text: "Asked twice" }),
    ];
    expect(noteFor(chat1, "Asked twice", { at: at(5), by: byUser(robin) })).toEqual(note(at(5)));
    const world = inWrapUp().happened(closed(chat1, robin, at(12)));
    const before = world.chat(chat1);
    expect(world.happened(note(at(99))).chat(chat1)).toEqual({ ...before, number: before.number + 1 });
  });

  test("[B-39] one without text is none", () => {
    expect(noteFor(chat1, "", { at: at(5), by: byUser(robin) })).toEqual([]);
  });
});
