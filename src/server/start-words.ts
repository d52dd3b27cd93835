import type { Configuration } from "./configuration/configuration.ts";
import type { RunningServer } from "./start-server.ts";
import { version } from "./version.ts";

/** Lines that a server prints when it listens: where to open it. */
export function startWords(
  { url, setUpCode }: Pick<RunningServer, "url" | "setUpCode">,
  { publicUrl, isDemo }: Pick<Configuration, "publicUrl" | "isDemo">,
): readonly string[] {
  // Where a public address is set, the server answers at no other.
  const address = publicUrl ?? url;
  // The part after "#" stays in the browser: no proxy and no log is told it.
  const setUp = `Nobody has set this up yet. Do so here: ${address}/set-up#${setUpCode}`;
  return [
    ...(setUpCode === null ? [] : [setUp]),
    `Bellhop ${version} listens on ${url}`,
    ...(isDemo ? [`A company's page with the chat on it: ${address}/company`] : []),
    `The desk: ${address}/`,
  ];
}
