import { blockCards } from "./chat-cards.ts";
import {
  accountCard,
  bookings,
  choices,
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

/** Each section, empty and filled; `opens` is the item whose form is looked at. */
const sections: readonly { section: string; empty: string; filled: string; opens?: string }[] = [
  { section: "queues", empty: "Priority", filled: "Travel help", opens: "Bookings" },
  { section: "opening-hours", empty: "Nothing here yet", filled: "Christmas", opens: "Office hours" },
  { section: "groups", empty: "Nothing here yet", filled: "Travel help", opens: "Travel help" },
  { section: "users", empty: "Nothing here yet", filled: "Alex Moreau", opens: "Alex Moreau" },
  { section: "templates", empty: "Nothing here yet", filled: "Goodbye", opens: "Goodbye" },
  { section: "classifications", empty: "New classification", filled: "Baggage", opens: "Change of flight" },
  { section: "break-reasons", empty: "Nothing here yet", filled: "Training", opens: "Lunch" },
  { section: "website", empty: "Nothing here yet", filled: "Parameters of the page" },
  { section: "blocked-customers", empty: "Blocked", filled: "Insults" },
];

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
  ...sections.flatMap(({ section, empty, filled, opens }): DeskState[] => [
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
      ...(opens === undefined ? {} : { steps: async ({ press }: Hands) => press(opens) }),
    },
  ]),
];
