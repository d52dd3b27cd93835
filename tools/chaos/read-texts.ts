import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readDialogues } from "../replay/read-dialogues.ts";

/** When there are no recorded dialogues: everyday words, and some that a careless store would change. */
const ownTexts = [
  "Hello, is anybody there?",
  "My order has not arrived yet.",
  "Thank you!",
  "ok",
  "Größe 42, bitte – geht das?",
  "価格はいくらですか",
  "أين طلبي؟",
  'He said "it\'s done" \\ and left; drop table event; --',
  "👩‍👩‍👧‍👦 two parents, one child, and a dog 🐕",
  "One line\nand another\n\nand a last one.",
  "x".repeat(900),
];

/**
 * Texts of messages: those of recorded dialogues beside the project, if there are any, and a few of its own.
 */
export async function readTexts(projectFolder: string): Promise<readonly string[]> {
  const folder = join(projectFolder, "..", "shared", "data");
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".tsv"));
  const dialogues = await Promise.all(
    files.map(async (name) => readDialogues(await readFile(join(folder, name), "utf8"))),
  );
  return [...ownTexts, ...dialogues.flat().flatMap(({ turns }) => turns.map(({ text }) => text))];
}
