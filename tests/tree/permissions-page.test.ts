import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { cardPermissions } from "#contract/permissions.ts";
import { queries } from "#contract/queries/queries.ts";
import { settings } from "#contract/settings.ts";
import { type Permission, type Scope, permissions } from "#core/permission/permissions.ts";

const page = fileURLToPath(new URL("../../docs/permissions.md", import.meta.url));

const scopeWords: Readonly<Record<NonNullable<Scope>, string>> = {
  all: "all",
  served: "of queues they serve",
  own: "their own",
};

function words(scope: Scope, needsWebchat: boolean): string {
  if (scope === null) return "–";
  return needsWebchat ? `${scopeWords[scope]} ¹` : scopeWords[scope];
}

function rolesRow(permission: Permission): string {
  const { customer, agent, supervisor, administrator, needsWebchat } = permissions[permission];
  const cells = [customer, agent, supervisor, administrator].map((scope) => words(scope, needsWebchat));
  return `| \`${permission}\` | ${cells.join(" | ")} |`;
}

/** The defaults of settings are stated once, so that a new kind of setting leaves the page as it is. */
const ofMostSettings: Partial<Record<Permission, readonly [asked: string, cards: string]>> = {
  "settings.change": ["`.save` and `.remove` of every other kind of setting", "–"],
  "settings.read": ["–", "every other kind of setting"],
};

function namedRow(permission: Permission): string {
  const asked = Object.values({ ...commands, ...queries }).filter((one) => one.permission === permission);
  const cards = Object.entries(cardPermissions).filter(([, needed]) => needed === permission);
  const names = (list: readonly string[]) => list.map((name) => `\`${name}\``).join(", ") || "–";
  const said = ofMostSettings[permission];
  const [askedWords, cardWords] = said ?? [
    names(asked.map(({ name }) => name)),
    names(cards.map(([kind]) => kind)),
  ];
  return `| \`${permission}\` | ${askedWords} | ${cardWords} |`;
}

test("[B-81] what the page says of most settings holds for nothing else", () => {
  const kinds = Object.keys(settings);
  for (const { name, permission } of Object.values({ ...commands, ...queries })) {
    if (permission === "settings.read") throw new Error(`${name} is not on the page`);
    if (permission === "settings.change") expect(kinds).toContain(name.replace(/\.(save|remove)$/, ""));
  }
  for (const [kind, permission] of Object.entries(cardPermissions)) {
    if (permission === "settings.change") throw new Error(`The card ${kind} is not on the page`);
    if (permission === "settings.read") expect(kinds).toContain(kind);
  }
});

function permissionsPage(): string {
  const all = Object.keys(permissions) as Permission[];
  return [
    "# Who may do what",
    "",
    "Made from `src/core/permission/permissions.ts` and the contract; do not edit it here. (B-81)",
    "",
    "| permission | customer | agent | supervisor | administrator |",
    "| --- | --- | --- | --- | --- |",
    ...all.map(rolesRow),
    "",
    "¹ Only with the webchat capability. *Their own*: with chats, those in one's inbox, those one owned last, and those of queues one serves.",
    "",
    "| permission | commands and queries | cards |",
    "| --- | --- | --- |",
    ...all.map(namedRow),
    "",
  ].join("\n");
}

test("[B-81] the page of permissions says what the table says", () => {
  const now = permissionsPage();
  if (process.env["BELLHOP_WRITE_PERMISSIONS"] === "1") writeFileSync(page, now);
  const remedy =
    "docs/permissions.md is stale. BELLHOP_WRITE_PERMISSIONS=1 npm test -- tests/tree/permissions-page writes it anew.";
  expect(readFileSync(page, "utf8") === now, remedy).toBe(true);
});
