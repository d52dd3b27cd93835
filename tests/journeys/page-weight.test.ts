import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Page, Request } from "playwright-core";
import { expect, inject, test } from "vitest";
import { openPage } from "../support/chromium.ts";
import { describeWithDemo } from "../support/demo.ts";
import { startCompany } from "../support/start-company.ts";

/** The addresses of the scripts and sheets that a built page names. */
function namedBy(part: string): string[] {
  const page = readFileSync(join(inject("buildFolder"), part, "index.html"), "utf8");
  const names = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
  return [...new Set(names)];
}

/** The addresses of everything a part of the product can load. */
function filesOf(part: string, base: string): string[] {
  const names = readdirSync(join(inject("buildFolder"), part, "assets"));
  return names.filter((name) => /\.(?:js|css)$/.test(name)).map((name) => `${base}assets/${name}`);
}

/** The scripts that this one imports, but for those that are there already. */
function importedBy(path: string, known: readonly string[]): string[] {
  const code = readFileSync(join(inject("buildFolder"), "desk", path), "utf8");
  const names = [...code.matchAll(/from\s*["`]\.\/([^"`]+)["`]/g)];
  return names.map(([, name = ""]) => join(dirname(path), name)).filter((other) => !known.includes(other));
}

/** Bytes of the answers' bodies as they came over the wire. */
async function weightOf(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

describeWithDemo("[W-2] bytes that a browser downloads", (demo) => {
  /** The weight of each file, as the browser fetches it by its address. */
  async function weigh(page: Page, paths: readonly string[]): Promise<Map<string, number>> {
    const requests: Request[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "fetch") requests.push(request);
    });
    await page.evaluate(
      (all) => Promise.all(all.map(async (path) => (await fetch(path, { cache: "no-store" })).text())),
      paths,
    );
    await expect.poll(() => requests.length).toBe(paths.length);
    const pathOf = (request: Request) => new URL(request.url()).pathname;
    const weights = requests.map(async (one) => [pathOf(one), await weightOf([one])] as const);
    return new Map(await Promise.all(weights));
  }

  const sumOf = (weights: Map<string, number>, paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + (weights.get(path) ?? Infinity), 0);

  test("[B-70] the launcher costs a company's page at most 2 KB, the open chat 20 KB, each part that it fetches besides 4 KB", async () => {
    const { demo: offered } = (await (await fetch(`${demo.url}/api/me`)).json()) as {
      demo: { widgetId: string };
    };
    const { company, port } = await startCompany(
      `<script async src="${demo.url}/chat.js" data-widget="${offered.widgetId}"></script>`,
    );
    const page = await openPage(await demo.browser.newContext());
    const requests: Request[] = [];
    page.on("requestfinished", (request) => {
      if (request.url().startsWith(demo.url)) requests.push(request);
    });
    await page.goto(`http://127.0.0.1:${port}`);
    const launcher = page.getByRole("button", { name: /chat/i });
    await launcher.waitFor();
    expect(requests.map((request) => new URL(request.url()).pathname)).toEqual(["/chat.js"]);
    expect(await weightOf(requests)).toBeLessThanOrEqual(2_048);

    requests.length = 0;
    await launcher.click();
    await page.frameLocator("iframe").getByText("How can we help?").waitFor();
    const fetched = requests.map((request) => new URL(request.url()).pathname);
    expect(fetched).toContain("/chat/");
    // As those of others are counted: without the page itself, which is no script and no sheet.
    const code = requests.filter((request) => request.url().includes("/chat/assets/"));
    expect(code.length).toBeGreaterThanOrEqual(2);
    expect(await weightOf(code)).toBeLessThanOrEqual(20_480);
    // The launcher's own later part comes with the first intent, before the click.
    const panel = requests.filter((request) => request.url().includes("/chat-panel.js"));
    expect(panel).toHaveLength(1);
    expect(await weightOf(panel)).toBeLessThanOrEqual(2_304);

    const later = filesOf("widget/frame", "/chat/").filter((path) => !fetched.includes(path));
    const ofLanguages = /^(?:chat|later)-[a-z]{2}-/;
    expect(later.filter((path) => ofLanguages.test(basename(path))).length).toBe(2 * 10 - 1);
    expect(
      later
        .filter((path) => !ofLanguages.test(basename(path)))
        .map((path) => basename(path).replace(/-.{8}\.js$/, ""))
        .toSorted(),
    ).toEqual([
      "attachments",
      "begin-with-page",
      "ending-place",
      "farewell",
      "forget",
      "form-place",
      "kept-person",
      "link-memory",
      "menu",
      "message-content",
      "offline-place",
      "page-place",
      "pre-chat-place",
      "reach-place",
      "secret-keeper",
      "unavailable",
      "wait-card",
      "worker",
    ]);
    const weighing = await openPage(page.context());
    await weighing.goto(`${demo.url}/chat/`);
    const weights = await weigh(weighing, [...later, "/chat-page.js"]);
    for (const [path, bytes] of weights) expect(bytes, path).toBeLessThanOrEqual(4_096);
    // Each language has its own words instead of the English ones.
    const english = code.filter((request) => request.url().includes("/chat-en-"));
    expect(english).toHaveLength(1);
    const withoutWords = (await weightOf(code)) - (await weightOf(english));
    for (const [path, bytes] of weights)
      if (/^chat-[a-z]{2}-/.test(basename(path)))
        expect(withoutWords + bytes, path).toBeLessThanOrEqual(20_480);
    await page.context().close();
    company.close();
  });

  test("the desk's first load is at most 200 KB with its words, which are those of one language", async () => {
    const first = namedBy("desk");
    expect(first.length).toBeGreaterThanOrEqual(2);
    const languages = filesOf("desk", "/").filter((path) => /^first-words-.*\.js$/.test(basename(path)));
    expect(languages.length).toBeGreaterThanOrEqual(2);
    expect(first.filter((path) => /(?:first|later)-words-/.test(path))).toEqual([]);
    const withWords = languages.map((path) => [...first, path, ...importedBy(path, first)]);
    const page = await openPage(await demo.browser.newContext());
    await page.goto(`${demo.url}/chat/`);
    const weights = await weigh(page, [...new Set(withWords.flat())]);
    for (const paths of withWords) expect(sumOf(weights, paths)).toBeLessThanOrEqual(204_800);
    await page.context().close();
  });
});
