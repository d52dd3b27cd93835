import Fastify from "fastify";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Appearance, ownAppearance } from "#core/appearance/appearance.ts";
import type { QueueId } from "#core/ids.ts";
import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import { readableColours } from "#core/appearance/readable-colours.ts";
import { builtPages, pageRoutes } from "./page-routes.ts";

const template =
  'a=`fill:var(--fill);ink:var(--on-fill);var(--side):var(--gap);var(--more)`;t={"":`Chat with us`,de:`Mit uns chatten`};l=bellhopLanguage||language';
const frame = `<!doctype html><html lang="en"><head><title>Chat</title><script src="x.js"></script></head><body></body></html>`;

const texts = { language: "", label: "Ask us", title: "Acme", greeting: "", invitation: "" };
const acme: Appearance = { ...ownAppearance, colour: "#ffcc00", side: "start", distance: 32, texts: [texts] };
const looks: Record<string, Appearance> = {
  "acme-1": acme,
  "own-look": ownAppearance,
  german: ownAppearance,
  "some-labels": { ...acme, texts: [{ ...texts, language: "de", label: "Fragen Sie uns" }] },
  hostile: {
    ...acme,
    launcher: "label",
    texts: [
      { ...texts, language: "de", label: "</script><script>\u2028`${1}" },
      { ...texts, title: '</script><b>"&' },
    ],
  },
};

const server = Fastify();
let build: string;
let isStaff = false;

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), "bellhop-build-"));
  for (const part of ["desk", "widget/frame", "widget/launcher"])
    await mkdir(join(build, part), { recursive: true });
  await mkdir(join(build, "widget/frame/assets"));
  for (const language of ["en", "de"])
    await writeFile(join(build, `widget/frame/${language}.html`), frame.replace("en", language));
  const launcher = join(build, "widget/launcher");
  await writeFile(join(launcher, "chat.js"), "own");
  await writeFile(join(launcher, "chat-panel.js"), "panel");
  await writeFile(join(launcher, "preview.js"), "stand-in");
  await writeFile(join(launcher, "chat.template.js"), template);
  await pageRoutes(server, await builtPages(join(build, "server")), {
    findWidget: async (widgetId) => {
      const appearance = looks[widgetId];
      const rest = { widgetId, name: "W", queueId: "queue" as QueueId, parameters: [], sites: [] };
      const language = widgetId === "german" ? "de" : null;
      return appearance ? { ...rest, forgetWhenEnded: false, language, form: noForm, appearance } : null;
    },
    isStaff: async () => isStaff,
  });
});
afterAll(async () => {
  await server.close();
  await rm(build, { recursive: true });
});

describe("[B-74] the launcher of a widget", () => {
  test("has its own look, in each form that browsers accept, and is cached for everybody", async () => {
    const answers = ["br, gzip", "gzip", "br;q=0", ""].map((accepted) =>
      server.inject({ url: "/chat.js?widget=acme-1", headers: { "accept-encoding": accepted } }),
    );
    const [br, gzip, none, nothing] = await Promise.all(answers);
    const code = brotliDecompressSync(br!.rawPayload).toString();
    expect(code).toBe(
      'a=`fill:#ffcc00;ink:#000000;inset-inline-start:32px;`;t={"":"Ask us",own:"1"};l=language',
    );
    expect(gunzipSync(gzip!.rawPayload).toString()).toBe(code);
    expect([none!.body, nothing!.body]).toEqual([code, code]);
    expect(br!.headers).toMatchObject({
      "content-type": "application/javascript; charset=utf-8",
      "content-encoding": "br",
      "cache-control": expect.stringMatching(/^public, max-age=300, stale-while-revalidate=/) as string,
      vary: "accept-encoding",
    });
    const { etag = "" } = br!.headers;
    const again = await server.inject({
      url: "/chat.js?widget=acme-1",
      headers: { "accept-encoding": "br", "if-none-match": etag },
    });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  test.each(["/chat.js", "/chat.js?widget=own-look", "/chat.js?widget=nobody", "/chat.js?widget="])(
    "is the one that everybody has at %s",
    async (url) => {
      expect((await server.inject(url)).body).toBe("own");
    },
  );

  const labelsIn = (body: string) =>
    runInNewContext(`${body};t`, { a: "", t: {}, l: "", language: "" }) as Record<string, string>;

  test("[B-37] takes no words for code, and has labels by their language", async () => {
    const { body } = await server.inject("/chat.js?widget=hostile");
    expect(body).not.toContain("</script>");
    const { de } = labelsIn(body);
    expect(de).toBe(looks["hostile"]!.texts[0]!.label);
    expect(labelsIn(body)[""]).toBe("Ask us");
    expect(body).toContain("content:attr(aria-label)");
  });

  test("speaks the widget's language from its first moment, and leaves none without a label", async () => {
    const { body } = await server.inject("/chat.js?widget=german");
    expect(body).toContain('l="de"||language');
    expect(labelsIn(body)).toEqual({ "": "Chat with us", de: "Mit uns chatten" });
    const some = labelsIn((await server.inject("/chat.js?widget=some-labels")).body);
    expect(some).toMatchObject({ de: "Fragen Sie uns", "": "Chat", pl: "Czat" });
  });
});

describe("[B-74] the page of a widget's chat", () => {
  test("has the company's colours and words in it, in the light and in the dark", async () => {
    const { body } = await server.inject("/chat/?widget=acme-1");
    for (const ground of ["#ffffff", "#131917"])
      expect(body).toContain(`--accent:${readableColours("#ffcc00", ground).accent}`);
    expect(body).toContain('<body data-title="Acme" data-greeting="" data-invitation="">');
    expect((await server.inject("/chat/?widget=own-look")).body).toBe(frame);
  });

  test("[B-37] takes no words for markup", async () => {
    const { body } = await server.inject("/chat/?widget=hostile");
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(body).toContain('data-title="&lt;/script>&lt;b>&quot;&amp;"');
  });
});

describe("[B-74] the preview of a look", () => {
  const preview = (change: object = {}) => {
    const shown = {
      appearance: acme,
      companyName: "Acme",
      agentName: "Robin",
      lines: ["</script><b>", "$&"],
      language: "de",
      scheme: "dark",
      view: "talk",
      ...change,
    };
    return `/preview/${Buffer.from(JSON.stringify(shown)).toString("base64url")}/`;
  };

  test("is for signed-in users only", async () => {
    isStaff = false;
    expect((await server.inject(preview())).statusCode).toBe(401);
  });

  test("shows the real launcher and the real chat, behind a stand-in for the server", async () => {
    isStaff = true;
    const page = await server.inject(preview());
    expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'self'");
    expect(page.body).toContain('<script src="chat.js" data-widget="preview">');
    expect(page.body).not.toContain("<b>");
    expect((await server.inject(`${preview()}chat.js`)).body).toContain("fill:#ffcc00");
    expect((await server.inject(`${preview()}chat-panel.js`)).body).toBe("panel");
    expect((await server.inject(`${preview()}preview.js`)).body).toBe("stand-in");
    const chat = await server.inject(`${preview()}chat/?widget=preview`);
    expect(chat.body).toMatch(/^<!doctype html><html lang="de"><head><script type="application\/json"/);
    expect(chat.body.indexOf("../preview.js")).toBeLessThan(chat.body.indexOf("x.js"));
    expect(chat.body).toContain("--mine:#ffcc00");
  });

  test("refuses what is no look, and other files", async () => {
    isStaff = true;
    for (const url of [
      preview({ scheme: "red" }),
      preview({ more: 1 }),
      "/preview/e30/",
      "/preview/%00/",
      "/preview/",
    ])
      expect((await server.inject(url)).statusCode, url).toBe(400);
    expect((await server.inject(`${preview()}../chat.js`)).statusCode).toBeGreaterThanOrEqual(400);
    expect((await server.inject(`${preview()}secret`)).statusCode).toBe(404);
  });
});
