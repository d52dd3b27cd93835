import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { prepareDemo } from "./prepare-demo.ts";
import { ReplayFault } from "./replay-fault.ts";
import { readDialogues } from "./read-dialogues.ts";
import { replayDialogues } from "./replay-dialogues.ts";

const url = (process.env["BELLHOP_URL"] ?? "http://127.0.0.1:3000").replace(/\/$/, "");
const files = process.argv.slice(2);

try {
  if (files.length === 0) {
    throw new ReplayFault("Say which file: npm run replay -- dialogues.tsv [more.tsv …]");
  }
  const read = async (file: string) => ({ file, dialogues: readDialogues(await readFile(file, "utf8")) });
  const scripts = await Promise.all(files.map(read));
  const intents = scripts.flatMap(({ dialogues }) => dialogues.map(({ intent }) => intent));
  const demo = await prepareDemo(url, [...new Set(intents)]);
  let isClean = true;
  for (const { file, dialogues } of scripts) {
    const startedAt = performance.now();
    const tally = await replayDialogues(demo, dialogues);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    console.log(
      `${basename(file)}: chats ${tally.chats}, messages ${tally.messages}, acknowledged ${tally.acknowledged}, ` +
        `delivered ${tally.delivered}, out of order ${tally.outOfOrder}, lost ${tally.lost} (${seconds} s)`,
    );
    isClean &&= tally.outOfOrder === 0 && tally.lost === 0;
  }
  process.exit(isClean ? 0 : 1);
} catch (fault) {
  // The last line of the process: what to do, or else everything there is.
  const isOurs = fault instanceof ReplayFault || fault instanceof TypeError;
  const isMissing = (fault as { code?: string }).code === "ENOENT";
  console.error(isOurs || isMissing ? (fault as Error).message : fault);
  process.exit(2);
}
