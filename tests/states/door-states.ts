import { commandError } from "#contract/error-codes.ts";
import type { DeskState, World } from "./desk-state.ts";

const nobody: World = { here: { needsSetUp: false, user: null, demo: null }, cards: [] };

const demo = {
  companyPage: "/company",
  people: [
    { name: "Robin Okafor", email: "robin@meridian.example", password: "x", role: "agent" },
    { name: "Alex Moreau", email: "alex@meridian.example", password: "x", role: "supervisor" },
    { name: "Kim Tanaka", email: "kim@meridian.example", password: "x", role: "administrator" },
  ],
} as const;

/** Before somebody is signed in. */
export const doorStates: readonly DeskState[] = [
  { name: "sign-in", path: "/", shows: "Password", world: () => nobody, isOften: true },
  {
    name: "sign-in-demo",
    path: "/",
    shows: "Kim Tanaka",
    world: () => ({ ...nobody, here: { needsSetUp: false, user: null, demo } }),
  },
  {
    name: "first-start",
    path: "/set-up",
    shows: "Set-up code",
    world: () => ({ ...nobody, here: { needsSetUp: true, user: null, demo: null } }),
  },
  { name: "no-connection", path: "/", shows: "No connection", world: () => ({ here: null, cards: [] }) },
  {
    name: "sign-in-refused",
    path: "/",
    shows: "E-mail or password is not right",
    world: () => ({
      ...nobody,
      here: { needsSetUp: false, user: null, demo },
      routes: { "/api/sign-in": commandError("sign-in-failed") },
    }),
    steps: async ({ press }) => press("Robin Okafor"),
  },
];
