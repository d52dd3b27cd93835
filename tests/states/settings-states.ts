import { blockCards } from "./chat-cards.ts";
import {
  accountCard,
  bookings,
  choices,
  manyUsers,
  meCard,
  queueCard,
  settingsCards,
  twoQueues,
} from "./company-cards.ts";
import type { DeskState, Scene, World } from "./desk-state.ts";
import type { Hands } from "./hands.ts";

const user = (scene: Scene) => ({ userId: scene.me, name: "Kim Tanaka", role: "administrator" as const });

function administratorsWorld(scene: Scene, isFilled: boolean): World {
  const me = meCard(scene, { name: "Kim Tanaka", offlineMessageCount: 3 }, "administrator");
  const filled = [...twoQueues, ...choices, ...settingsCards, ...blockCards(scene, 9)];
  const empty = [queueCard(bookings)];
  return {
    here: { needsSetUp: false, user: user(scene), demo: null },
    cards: [me, accountCard, ...(isFilled ? filled : empty)],
  };
}

interface Section {
  readonly section: string;
  /** Words of the section without anything in it, with its table, and with the form of the item that it `opens`. */
  readonly empty: string;
  readonly filled: string;
  readonly opens?: string;
  readonly form?: string;
}

const sections: readonly Section[] = [
  { section: "queues", empty: "Priority", filled: "Travel help", opens: "Bookings", form: "Priority" },
  {
    section: "opening-hours",
    empty: "Nothing here yet",
    filled: "Europe/Berlin",
    opens: "Office hours",
    form: "Christmas",
  },
  {
    section: "groups",
    empty: "Nothing here yet",
    filled: "Travel help",
    opens: "Travel help",
    form: "Remove",
  },
  {
    section: "users",
    empty: "Nothing here yet",
    filled: "alex@meridian.example",
    opens: "Alex Moreau",
    form: "New password",
  },
  { section: "templates", empty: "Nothing here yet", filled: "Goodbye", opens: "Goodbye", form: "Remove" },
  {
    section: "classifications",
    empty: "Nothing here yet",
    filled: "Baggage",
    opens: "Change of flight",
    form: "New one below",
  },
  {
    section: "break-reasons",
    empty: "Nothing here yet",
    filled: "Training",
    opens: "Lunch",
    form: "Maximum length",
  },
  { section: "website", empty: "Nothing here yet", filled: "Copy the snippet" },
  { section: "blocked-customers", empty: "Blocked", filled: "Insults" },
];

/** The parts of a queue's form, each with words of it. */
const queueTabs = [
  ["Allocation", "Allocate while handling"],
  ["Waiting", "Reply target"],
  ["Announcements", "Add an announcement"],
  ["Wrap-up", "Extension time"],
  ["Agents", "Ask for a classification"],
] as const;

/** The pages of settings. */
export const settingsStates: readonly DeskState[] = [
  {
    name: "settings-general",
    path: "/settings/general",
    shows: "General",
    world: (scene) => administratorsWorld(scene, true),
    isOften: true,
  },
  {
    name: "settings-mail",
    path: "/settings/mail",
    shows: "Send a test mail",
    world: (scene) => ({
      ...administratorsWorld(scene, true),
      answers: { "mail.server": { server: "mail.meridian.example", from: "chat@meridian.example" } },
    }),
  },
  ...sections.flatMap(({ section, empty, filled, opens, form = filled }): DeskState[] => [
    {
      name: `settings-${section}-empty`,
      path: `/settings/${section}`,
      shows: empty,
      world: (scene) => administratorsWorld(scene, false),
    },
    {
      name: `settings-${section}`,
      path: `/settings/${section}`,
      shows: filled,
      world: (scene) => administratorsWorld(scene, true),
    },
    ...(opens === undefined
      ? []
      : [
          {
            name: `settings-${section}-form`,
            path: `/settings/${section}`,
            shows: form,
            world: (scene: Scene) => administratorsWorld(scene, true),
            steps: async ({ press }: Hands) => press(opens),
          },
        ]),
  ]),
  ...queueTabs.map(([tab, shows]): DeskState => ({
    name: `settings-queue-${tab.toLowerCase()}`,
    path: `/settings/queues/${bookings}`,
    shows,
    world: (scene) => administratorsWorld(scene, true),
    steps: async ({ press }) => press(tab),
  })),
  {
    name: "settings-website-appearance",
    path: "/settings/website",
    shows: "Below the greeting",
    world: (scene) => administratorsWorld(scene, true),
    async steps({ press }) {
      await press("Appearance");
      await press("Add texts");
    },
  },
  {
    name: "settings-website-privacy",
    path: "/settings/website",
    shows: "Parameters of the page",
    world: (scene) => administratorsWorld(scene, true),
    steps: async ({ press }) => press("Privacy"),
  },
  {
    name: "settings-fault-in-another-tab",
    path: `/settings/queues/new`,
    shows: "chats of the higher queue go first",
    world: (scene) => administratorsWorld(scene, true),
    async steps({ press }) {
      await press("Wrap-up");
      await press("Add");
    },
  },
  {
    name: "settings-many-users",
    path: "/settings/users",
    shows: "6 of 44",
    world(scene) {
      const world = administratorsWorld(scene, true);
      return { ...world, cards: [...world.cards, ...manyUsers] };
    },
    steps: async ({ type }) => type("Search all", "hohenlohe"),
    isOften: true,
  },
];
