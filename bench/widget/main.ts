// What the customer's chat costs a company's page: bytes on the wire before and after the click, the page with and
// without the snippet in turns, and how long an opened chat takes on a slow line beside the least that a chat can be.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { WidgetId } from "#contract/ids.ts";
import { ensureChromium } from "../../tools/ensure-chromium.mjs";
import { handOver } from "../measuring/hand-over.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { startServerProcess } from "../measuring/server-process.ts";
import { tableWords } from "../measuring/table.ts";
import { openCompany } from "./company-pages.ts";
import { measureBytes } from "./measure-bytes.ts";
import { type Opening, measureOpening } from "./measure-opening.ts";
import { type PageRound, measurePage } from "./measure-page.ts";
import { openSlowLine } from "./slow-line.ts";
import { byteRows, figuresOf, openingRows, pageRows } from "./tell.ts";

const rounds = numberAfter("--rounds=", process.argv.includes("--smoke") ? 1 : 9);
const product = process.env["PRODUCT_FOLDER"] ?? "";

const found = await ensureChromium();
if ("missing" in found) {
  console.log(`Without a browser: ${found.missing}`);
  process.exit();
}
const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
const bellhop = await startServerProcess([join(product, "server", "main.js"), "--demo"], {
  BELLHOP_DATA: folder,
  PORT: "0",
  HOST: "127.0.0.1",
});
const { demo } = (await (await fetch(`${bellhop.url}/api/me`)).json()) as { demo: { widgetId: WidgetId } };
const slow = await openSlowLine(bellhop.url);
const company = await openCompany(demo.widgetId, { url: bellhop.url, slowUrl: slow.url });
const slowCompany = await openSlowLine(company.url);
const browser = await chromium.launch({
  executablePath: found.path,
  chromiumSandbox: false,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});

const assets = join(product, "widget", "frame", "assets");
const bytes = await measureBytes({ browser, url: bellhop.url, company: company.url, assets });
const pages: Record<"without" | "with" | "silent", PageRound>[] = [];
const openings: Record<"chat" | "bare", Opening>[] = [];
for (let round = 0; round < rounds; round++) {
  // Turned around each time: the second of a pair finds a warmer browser.
  const names = ["without", "with", "silent"] as const;
  const measured = new Map<string, PageRound>();
  for (const name of round % 2 === 0 ? names : names.toReversed())
    measured.set(name, await measurePage(browser, `${company.url}/${name}`));
  pages.push(Object.fromEntries(measured) as Record<(typeof names)[number], PageRound>);
  openings.push({
    bare: await measureOpening(browser, {
      address: `${slowCompany.url}/bare`,
      button: "#own",
      origin: slowCompany.url,
    }),
    chat: await measureOpening(browser, {
      address: `${company.url}/slow`,
      button: "bellhop-chat button",
      origin: slow.url,
    }),
  });
}
await browser.close();
slow.end();
slowCompany.end();
company.end();
await bellhop.end();
await rm(folder, { recursive: true, force: true });

console.log("\nBytes as a browser fetches them, headers of the answers included\n");
console.log(tableWords(["what", "bytes", "requests"], byteRows(bytes)));
console.log(`\nA company's page; ${rounds} rounds in turns: median (least–most)\n`);
console.log(tableWords(["", "without", "with", "with one that never answers"], pageRows(pages)));
console.log(
  `\nFrom the click on a line of 400 ms there and back and 400 kbit/s; ${rounds} rounds: median (least–most)\n`,
);
console.log(tableWords(["", "chat", "bare page, script and socket", "chat ÷ bare"], openingRows(openings)));
console.log("");
await handOver(figuresOf(bytes, pages, openings));
