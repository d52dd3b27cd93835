import { test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { importsOf } from "./imports-of.ts";
import { projectFiles } from "./project-files.ts";

/** The rooms of the server, each of which may import only what stands before it. "" is the house that they are put together in. */
const order = [
  "ports",
  "basics",
  "edge",
  "configuration",
  "bus",
  "store",
  "logs",
  "presence",
  "relay",
  "logging",
  "sign-in",
  "set-up",
  "followers",
  "performer",
  "allocation",
  "deadlines",
  "presenters",
  "mail",
  "offline",
  "waiting",
  "retention",
  "files",
  "identity",
  "commands",
  "queries",
  "feed",
  "gateway",
  "account",
  "doors",
  "http",
  "plain-page",
  "demo",
  "metrics",
  "",
  "operator",
];

const roomOf = (path: string) => /^src\/server\/(?:([\w-]+)\/)?/.exec(path)?.[1] ?? "";

test("rooms of the server import only those before them, so that no two import each other", () => {
  const files = projectFiles(/^src\/server\/.*\.ts$/).filter(
    ({ path }) => !/\.test\.ts$|(^|\/)vite\.config\.ts$/.test(path),
  );
  const findings = files.flatMap((file) => {
    const room = roomOf(file.path);
    const place = order.indexOf(room);
    if (place < 0)
      return [`${file.path}: there is no room "${room}" in the order of tests/tree/rooms.test.ts.`];
    return importsOf(file).flatMap(({ name, path }) => {
      const isLater = path?.startsWith("src/server/") && order.indexOf(roomOf(path)) > place;
      return isLater
        ? [`${file.path}: "${name}" stands in a later room; move what both need to an earlier one.`]
        : [];
    });
  });
  expectNone(findings, { files: files.length, atLeast: 100 });
});
