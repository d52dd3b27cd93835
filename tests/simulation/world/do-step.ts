import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import type { QueueCard, UserCard } from "#contract/views/cards.ts";
import { noteMark } from "./frame-watch.ts";
import { holdAnswer } from "./hold-answer.ts";
import type { CustomerPage, DeskPage, Page } from "./pages.ts";
import type { World } from "./world.ts";
import type { WorldStep } from "./world-step.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Makes one step happen; time does not go on. */
export function doStep(world: World, step: WorldStep): void | Promise<void> {
  const customer = at(world.customers, step.who);
  const desk = at(world.desks, step.who);
  const { item } = step;
  const place = world.place(step.who);
  switch (step.does) {
    case "write":
      return write(world, customer);
    case "write-twice":
      write(world, customer);
      return write(world, customer);
    case "leave":
      return void customer.session.leave();
    case "customer-reload":
      return customer.reload();
    case "customer-tab":
      return changeTabs(world, customer, step.who);
    case "customer-type":
      return customer.session.pressKey();
    case "customer-see": {
      const { chatId, timelines } = customer.session.model.get().customer;
      return chatId ? customer.session.markSeen(timelines[chatId]?.upTo ?? 0) : undefined;
    }
    case "customer-older":
      return void customer.session.readOlder();
    case "customer-retry":
      for (const { id, error } of customer.session.model.get().outbox) if (error) customer.session.retry(id);
      return;
    case "set-queue":
    case "set-user":
    case "set-account":
      return setSomething(world, step);
    case "set-race":
      // What is decided under a setting, and the setting, at the same moment.
      setSomething(world, { ...step, does: "set-user", item: item % 2 === 0 ? 0 : 5 });
      return atDesk(world, desk, { ...step, does: "take-race" });
    case "break":
      return at<Page>([...world.customers, ...world.desks], step.who).breakLine(world.network.someBreak());
    case "break-all":
      for (const page of [...world.customers, ...world.desks]) page.breakLine(world.network.someBreak());
      return;
    case "cut-off":
      return cutOff(world, at<Page>([...world.customers, ...world.desks], step.who), item);
    case "slow-network":
      return world.network.slowTo(item % 2 === 0 ? 2_000 : 30);
    case "crash":
      return place.crash();
    case "crash-before":
    case "crash-after":
      return place.trouble(step.does);
    case "store-refuses":
      return place.trouble("refused");
    case "store-unheard":
      return place.trouble("stored-unheard");
    case "slow-store":
      return place.slowStore(item % 2 === 0 ? 300 : 0);
    case "stop":
      return place.stop();
    case "cut-store":
      return place.cutStore(outageMs(item));
    case "pause":
      return place.pause(outageMs(item));
    case "set-apart":
      return world.setApart(place, ((item - 500) * hour) / 500);
    case "sleep":
      return world.time.sleep((item % 90) * second);
    case "set-back":
      return place.setBack(item % 3 === 0 ? 0 : item % 1_500);
    case "wait":
      return world.time.pass((item % 180) * second);
    default:
      return atDesk(world, desk, step);
  }
}

function atDesk(world: World, page: DeskPage, { does, item, who }: WorldStep): void {
  const { session } = page;
  const { item: items, waiting, queue, offer } = session.model.get().desk.cards;
  const chatIds = Object.keys(items) as ChatId[];
  const chatId = chatIds[item % Math.max(1, chatIds.length)];
  const queueIds = Object.values(queue).map(({ queueId }) => queueId);
  const queueId = queueIds[item % Math.max(1, queueIds.length)];
  const give = <Name extends CommandName>(name: Name, payload: CommandPayload<Name>, from = page) => {
    const id = world.chance.letters(20) as CommandId;
    const outcome = from.session.command(name, payload, id);
    holdAnswer(world, { page: from, name, payload, id, outcome });
  };
  if (does === "status") {
    const base =
      (["available", "available", "available", "unavailable", "break"] as const)[item % 5] ?? "available";
    const [reason] = Object.values(session.model.get().desk.cards["break-reason"]);
    return give("status.choose", {
      base,
      breakReasonId: base === "break" ? (reason?.breakReasonId ?? null) : null,
    });
  }
  if (does === "take-race" && queueId) {
    for (const other of world.desks) if (other.mark === page.mark) give("chat.take-next", { queueId }, other);
    return;
  }
  if (does === "take-next" && queueId) return give("chat.take-next", { queueId });
  if (does === "take-shown") {
    const [first] = Object.values(waiting).toSorted((a, b) => a.position - b.position);
    return first ? give("chat.take", { chatId: first.chatId }) : undefined;
  }
  if (does === "answer-offer") {
    const offered = Object.values(offer)[0]?.chatId;
    if (!offered) return;
    return give(item % 3 === 0 ? "offer.decline" : "offer.accept", { chatId: offered });
  }
  if (does === "watch") return page.watch(item % 4 === 0 ? null : (queueId ?? null));
  if (does === "desk-reload") return page.reload();
  if (does === "close") {
    const opened = [...page.opened];
    const closed = opened[who % Math.max(1, opened.length)];
    return closed ? page.closeChat(closed) : undefined;
  }
  if (!chatId) return;
  switch (does) {
    case "play":
      return give("chat.play", { chatId });
    case "pause":
      return give("chat.pause", { chatId });
    case "put-back":
      return give("chat.put-back", { chatId, note: `${noteMark} ${world.newText(page)}` });
    case "transfer":
      return queueId ? give("chat.transfer", { chatId, toQueueId: queueId, note: "" }) : undefined;
    case "offer": {
      if (item % 5 === 0) return give("offer.withdraw", { chatId });
      const colleagues = Object.values(session.model.get().desk.cards["user-name"]);
      const { userId: toUserId } = at(colleagues, who);
      return give("chat.offer", { chatId, toUserId, note: `${noteMark} ${world.newText(page)}` });
    }
    case "note":
      return give("note.add", { chatId, text: `${noteMark} ${world.newText(page)}` });
    case "end":
      return give("chat.end", { chatId });
    case "extend":
      return give("wrap-up.extend", { chatId });
    case "finish":
      return give("wrap-up.finish", { chatId });
    case "open":
      return page.openChat(chatId);
    case "see":
      return session.markSeen(chatId, items[chatId]?.lastNumber ?? 0);
    case "desk-type":
      return session.pressKey(chatId);
    case "answer": {
      const active = Object.values(items).find((one) => one.active)?.chatId ?? chatId;
      const text = world.newText(page, "answer");
      world.said.push({ page, text });
      return session.sendMessage({ chatId: active, text, templateId: null });
    }
    default:
  }
}

/** Up to a minute; half of them no longer than it takes until others have taken over. */
function outageMs(item: number): number {
  return item % 2 === 0 ? (item % 60) * second : (item % 60) * 150;
}

function write(world: World, page: CustomerPage): void {
  const text = world.newText(page);
  world.said.push({ page, text });
  page.session.write(text);
}

/** Opens a second tab beside the first, or closes the one that is there. */
function changeTabs(world: World, page: CustomerPage, who: number): void {
  const tabs = world.customers.filter(({ memory }) => memory === page.memory);
  const [first, second] = tabs;
  if (second) {
    second.close();
    world.customers.splice(world.customers.indexOf(second), 1);
    // What the closed one had not sent is sent by the page that is loaded next.
    first?.reload();
  } else if (who % 2 === 0) world.customers.push(world.openTab(page));
}

function cutOff(world: World, page: Page, item: number): void {
  page.isCutOff = true;
  page.breakLine(world.network.someBreak());
  const forMs = item % 2 === 0 ? 5 * minute : (item % 30) * second;
  world.time.schedule(world.time.now + forMs, () => {
    page.isCutOff = false;
  });
}

function setSomething(world: World, { does, who, item }: WorldStep): void {
  const desks = world.desks.filter(({ name }) => name.startsWith("Ada"));
  const page = at(desks, who);
  const { cards } = page.session.model.get().desk;
  const give = <Name extends CommandName>(name: Name, payload: CommandPayload<Name>) => {
    const id = world.chance.letters(20) as CommandId;
    holdAnswer(world, { page, name, payload, id, outcome: page.session.command(name, payload, id) });
  };
  if (does === "set-queue") {
    const queues = Object.values(cards.queue);
    const queue = queues[who % Math.max(1, queues.length)];
    if (queue) give("queue.save", queueSetting(queue, item));
  } else if (does === "set-user") {
    const users = Object.values(cards.user).filter(({ role }) => role === "agent");
    const user = users[who % Math.max(1, users.length)];
    const [group] = Object.values(cards.group);
    if (user && group) give("user.save", userSetting(user, group.groupId, item));
  } else {
    const [account] = Object.values(cards.account);
    if (!account) return;
    const { accountId: _, ...rules } = account;
    const allocation = item % 4 === 0 ? "by-hand" : "auto";
    give("account.change", { ...rules, allocation, chatsMax: 2 + (item % 3) });
  }
}

function queueSetting(card: QueueCard, item: number): CommandPayload<"queue.save"> {
  const { isAuto: _a, isServed: _s, waitingCount: _w, longestWaitSince: _l, ...queue } = card;
  const changes = [
    { replyTargetMs: (item % 4) * 20 * second },
    { allocation: (["auto", "by-hand", null] as const)[item % 3] ?? null },
    { allocateWhileHandling: item % 2 === 0 },
    { wrapUp: { ...queue.wrapUp, mode: (["timed", "off", "unlimited"] as const)[item % 3] ?? "timed" } },
    { leavingMs: (item % 3) * minute },
    { noResponseMs: (item % 3) * 20 * second },
    { answerTargetMs: (item % 4) * 30 * second },
    { serviceLevelTarget: (item % 3) * 50 },
    { chatsMax: item % 2 === 0 ? null : 1 + (item % 3) },
    { priority: item % 3 },
  ];
  return { ...queue, ...changes[Math.floor(item / 7) % changes.length] };
}

function userSetting(
  card: UserCard,
  groupId: UserCard["groupIds"][number],
  item: number,
): CommandPayload<"user.save"> {
  const changes = [
    { groupIds: [] },
    { groupIds: [groupId] },
    { groupIds: [groupId] },
    { chatsMax: null },
    { chatsMax: 1 + (item % 4) },
    { webchat: false },
    { webchat: true },
    { webchat: true },
  ];
  return { ...card, password: null, ...changes[item % changes.length] };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("There is nobody");
  return item;
}
