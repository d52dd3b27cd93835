import { type CommandError, type ErrorCode, errorCodes } from "#contract/error-codes.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { WaitView } from "#contract/views/wait-view.ts";
import type { CustomerState, ShownChat } from "./customer-state.ts";
import * as scenes from "./customer-scenes.ts";

const minute = 60_000;
const { beforeChat, inLine, talking, text, file, over, form } = scenes;

/** What comes before a place in words of any language. */
const before = (sentence: string) => sentence.split("{")[0]?.trim() ?? "";
const refusal = (code: ErrorCode): CommandError => ({ code, words: errorCodes[code].words });

const place: WaitView = { leavingMs: 10 * minute, kind: "position", count: 3, isMore: false };
const minutes: WaitView = { leavingMs: 0, kind: "minutes", count: 4, isMore: true };

const opening: readonly CustomerState[] = [
  { name: "connecting", scene: () => beforeChat({ line: "silent" }), shows: ({ chat }) => chat.connecting },
  { name: "unreached", scene: () => beforeChat({ line: "away" }), shows: ({ chat }) => chat.unreached },
  { name: "opening-screen", scene: () => beforeChat(), shows: ({ chat }) => chat.greeting, isOften: true },
  { name: "form", scene: () => beforeChat({ form }), shows: ({ later }) => later.preChat.next },
  {
    name: "form-with-faults",
    scene: () => beforeChat({ form }),
    shows: ({ later }) => later.preChat.agreeFirst,
    steps: async (shown) => {
      await shown.chat.getByText(shown.words.later.preChat.next).waitFor();
      await write(shown, "Where is my bag?");
    },
    isOften: true,
  },
  {
    name: "unavailable",
    scene: () => beforeChat({ goodbye: refusal("not-found") }),
    shows: ({ later }) => later.farewell.unavailable,
  },
  {
    name: "out-of-date",
    scene: (now) => ({ ...talking([])(now), goodbye: refusal("version-too-old") }),
    shows: ({ later }) => later.farewell.outOfDate,
  },
  {
    name: "link-over",
    scene: () => beforeChat({ goodbye: refusal("link-over") }),
    shows: ({ later }) => later.farewell.linkOver,
  },
];

const closed: readonly CustomerState[] = [
  ...(["closed", "full", "unattended"] as const).map((why): CustomerState => ({
    name: `offline-${why}`,
    scene: (now) =>
      beforeChat({ offline: { why, opensAt: why === "closed" ? now + 26 * 60 * minute : null } }),
    shows: ({ later }) => later.offline.title[why],
    isOften: why === "closed",
  })),
  {
    name: "offline-left",
    scene: () => beforeChat({ offline: { why: "closed", opensAt: null } }),
    shows: ({ later }) => later.offline.keptTitle,
    steps: leaveMessage,
  },
  {
    name: "offline-refused",
    scene: () => beforeChat({ offline: { why: "closed", opensAt: null }, refused: refusal("too-many-left") }),
    shows: ({ later }) => before(later.offline.notLeft),
    steps: leaveMessage,
  },
];

const waiting: readonly CustomerState[] = [
  { name: "waiting", scene: inLine(undefined), shows: ({ chat }) => chat.isWaiting },
  {
    name: "waiting-with-place",
    scene: inLine(place, ""),
    shows: ({ later }) => later.reach.keepPlace,
    isOften: true,
  },
  { name: "waiting-with-estimate", scene: inLine(minutes), shows: ({ later }) => later.wait.comeBack },
  ...(["longer", "nobody", "closed"] as const).map((kind): CustomerState => ({
    name: `waiting-${kind}`,
    scene: inLine({ leavingMs: 0, kind }),
    shows: ({ later }) => later.wait[kind],
  })),
  {
    name: "address-left",
    scene: inLine(place, "dana.with.a.long.name@mail.of.somebody.example"),
    shows: ({ later }) => before(later.reach.reachedAt),
  },
  {
    name: "address-form",
    scene: inLine(place, ""),
    shows: ({ later }) => later.reach.keepPlaceHint,
    steps: async ({ chat, words }) =>
      await chat.getByRole("button", { name: words.later.reach.keepPlace }).click(),
  },
  {
    name: "address-refused",
    scene: (now) => ({ ...inLine(place, "")(now), refused: refusal("bad-request") }),
    shows: ({ later }) => later.reach.wrongEmail,
    steps: async ({ chat, words }) => {
      await chat.getByRole("button", { name: words.later.reach.keepPlace }).click();
      await chat.getByLabel(words.later.reach.email).fill("dana@mail.example");
      await chat.getByRole("button", { name: words.later.reach.save }).click();
    },
  },
];

const long = "Donaudampfschifffahrtsgesellschaftskapitänspatent".repeat(6);

const conversation: readonly CustomerState[] = [
  {
    name: "talking",
    scene: talking([text("Hello, I am looking for it.")]),
    shows: () => "I am looking for it",
    isOften: true,
  },
  {
    name: "agent-types",
    scene: talking([text("One moment.")], { isTyping: true }),
    shows: ({ chat }) => before(chat.typing) || "Robin",
  },
  {
    name: "pictures-and-files",
    scene: talking([
      [file("bag.png", { width: 240, height: 160 })],
      [file("claim form for lost bags.pdf", null)],
    ]),
    shows: () => "claim form for lost bags.pdf",
  },
  {
    name: "answers-to-choose",
    scene: talking([
      [
        ...text("Which one is it?"),
        { kind: "choices", labels: ["The black one", "The red one", long.slice(0, 70)] },
      ],
    ]),
    shows: () => "The red one",
  },
  {
    name: "answer-chosen",
    scene: talking([
      [...text("Which one is it?"), { kind: "choices", labels: ["The black one", "The red one"] }],
    ]),
    shows: ({ chat }) => chat.states.sent,
    steps: async ({ chat }) => await chat.getByRole("button", { name: "The red one" }).click(),
  },
  {
    name: "long-words",
    scene: talking([
      text(long),
      text(`https://harbour.example/${long}`),
      text("الحقيبة السوداء\nand two lines"),
    ]),
    shows: () => "https://harbour.example/",
  },
  { name: "many-messages", scene: scenes.long, shows: () => "Line 120,", isOften: true },
  {
    name: "scrolled-up",
    scene: scenes.long,
    shows: () => "Line 40,",
    steps: async ({ chat, words }) => {
      await chat.getByText("Line 120,").waitFor();
      const back = chat.getByRole("button", { name: words.chat.toNewest });
      // Lines that are just being drawn bring a reader back who has hardly left the end.
      while (!(await back.isVisible())) await chat.getByText("Line 40,").scrollIntoViewIfNeeded();
    },
  },
  {
    name: "unknown-part",
    scene: talking([[{ kind: "video-call" } as never]]),
    shows: ({ chat }) => chat.cannotShow,
  },
  {
    name: "message-failed",
    scene: talking([], { refused: refusal("messages-full") }),
    shows: ({ chat }) => before(chat.notSent),
    steps: async (shown) => await write(shown, "Is it there?"),
    isOften: true,
  },
  {
    name: "message-held",
    scene: talking([], { refused: refusal("too-many-messages") }),
    shows: ({ later }) => later.errors?.["too-many-messages"] ?? errorCodes["too-many-messages"].words,
    steps: async (shown) => await write(shown, "Is it there?"),
  },
  {
    name: "blocked",
    scene: () => beforeChat({ refused: refusal("customer-blocked") }),
    shows: ({ chat }) => before(chat.notSent),
    steps: async (shown) => await write(shown, "Hello?"),
  },
  {
    name: "too-long",
    scene: talking([]),
    shows: ({ chat }) => before(chat.tooLong),
    steps: async ({ chat }) => await chat.getByRole("textbox").fill("a".repeat(messageTextLengthMax + 12)),
  },
  {
    name: "line-lost",
    scene: talking([text("Are you still there?")], { line: "lost" }),
    shows: ({ chat }) => chat.reconnecting,
  },
  {
    name: "kept-nowhere",
    scene: () => beforeChat({ isStranger: true }),
    shows: ({ chat }) => chat.fleeting,
    steps: async (shown) => await write(shown, "Hello?"),
  },
  {
    name: "file-on-its-way",
    scene: talking([], { fileKinds: ["image", "document"] }),
    shows: () => "ticket.png",
    steps: async ({ chat }) =>
      await chat
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name: "ticket.png", mimeType: "image/png", buffer: Buffer.alloc(64) }),
  },
];

const ended: readonly CustomerState[] = [
  {
    name: "asked-before-ending",
    scene: talking([]),
    shows: ({ later }) => later.ending.endQuestion,
    steps: async (shown) => await choose(shown, shown.words.later.ending.end),
    isOften: true,
  },
  {
    name: "left",
    scene: talking([]),
    shows: ({ later }) => later.events.endedByCustomer,
    steps: async (shown) => {
      const { chat, words } = shown;
      await choose(shown, words.later.ending.end);
      await chat.getByRole("dialog").getByRole("button", { name: words.later.ending.end }).click();
    },
  },
  {
    name: "ended",
    scene: over("agent", { joined: true, email: "" }),
    shows: ({ later }) => later.reach.question,
    isOften: true,
  },
  {
    name: "ended-by-company",
    scene: over("company", {}),
    shows: ({ later }) => later.events.endedByAgent.split("}")[1]?.trim() ?? "",
  },
  {
    name: "stars-chosen",
    scene: over("agent", { joined: true }),
    shows: ({ later }) => later.reach.comment,
    steps: async ({ chat }) => await chat.getByRole("radio").nth(3).check({ force: true }),
  },
  {
    name: "rated",
    scene: over("customer", { joined: true, stars: 4 }),
    shows: ({ later }) => before(later.reach.thanks) || "★",
  },
  {
    name: "transcript-form",
    scene: over("agent", { joined: true, email: "" }),
    shows: ({ later }) => later.reach.email,
    steps: async ({ chat, words }) =>
      await chat.getByRole("button", { name: words.later.reach.mailIt }).click(),
  },
  {
    name: "transcript-sent",
    scene: over("agent", { joined: true, email: "dana@mail.example" }),
    shows: ({ later }) => before(later.reach.mailed) || "dana@mail.example",
    steps: async ({ chat, words }) => {
      await chat.getByRole("button", { name: words.later.reach.mailIt }).click();
      await chat.locator(".reach").getByRole("button", { name: words.later.reach.send, exact: true }).click();
    },
  },
  {
    name: "asked-before-forgetting",
    scene: over("agent", { joined: true }),
    shows: ({ later }) => later.ending.forgetQuestion,
    steps: async (shown) => await choose(shown, shown.words.later.ending.forget),
  },
  {
    name: "form-after-the-end",
    scene: (now) => ({ ...over("agent", { joined: true })(now), form }),
    shows: ({ later }) => later.preChat.title,
    steps: async ({ chat }) => await chat.getByRole("textbox").last().pressSequentially("One more"),
  },
];

const menu: readonly CustomerState[] = [
  { name: "menu", scene: () => beforeChat(), shows: ({ later }) => later.menu.sound, steps: openMenu },
  {
    name: "menu-waiting",
    scene: inLine(place, ""),
    shows: ({ later }) => later.ending.end,
    steps: openMenu,
  },
  {
    name: "menu-talking",
    scene: talking([text("Hello, I am looking for it.")]),
    shows: ({ later }) => later.reach.reachMe,
    steps: async (shown) => {
      await choose(shown, shown.words.later.menu.sound);
    },
    isOften: true,
  },
  {
    name: "menu-with-address",
    scene: inLine(place, "dana@mail.example"),
    shows: ({ later }) => later.menu.changeAddress,
    steps: openMenu,
  },
  {
    name: "menu-ended",
    scene: over("agent", { joined: true, email: "" }),
    shows: ({ later }) => later.ending.forget,
    steps: openMenu,
  },
  {
    name: "address-form-while-talking",
    scene: talking([]),
    shows: ({ later }) => later.reach.reachHint,
    steps: async (shown) => await choose(shown, shown.words.later.reach.reachMe),
  },
];

/** Every state of the customer's chat that is looked at. */
export const customerStates: readonly CustomerState[] = [
  ...opening,
  ...closed,
  ...waiting,
  ...conversation,
  ...ended,
  ...menu,
];

async function openMenu({ chat, words }: ShownChat): Promise<void> {
  await chat.getByRole("button", { name: words.chat.menu, exact: true }).click();
  await chat.getByRole("menu").waitFor();
}

async function choose(shown: ShownChat, entry: string): Promise<void> {
  await openMenu(shown);
  await shown.chat.getByRole("menu").getByText(entry, { exact: true }).click();
}

async function write({ chat }: ShownChat, words: string): Promise<void> {
  const box = chat.locator(".composer textarea");
  await box.fill(words);
  await box.press("Enter");
}

async function leaveMessage({ chat, words }: ShownChat): Promise<void> {
  const { email, message, leave } = words.later.offline;
  await chat.getByLabel(email).fill("dana@mail.example");
  await chat.getByLabel(message).fill("Please call me back about my bag.");
  await chat.getByRole("button", { name: leave }).click();
}
