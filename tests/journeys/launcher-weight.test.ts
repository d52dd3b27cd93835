import Fastify from "fastify";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { customerLanguages } from "#contract/languages.ts";
import { labelLengthMax, launcherDistanceMax } from "#contract/limits.ts";
import { type Appearance, ownAppearance } from "#core/appearance/appearance.ts";
import type { QueueId } from "#core/ids.ts";
import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import { builtPages, pageRoutes } from "#server/http/page-routes.ts";

/** As long as a label may be, in letters of which none tells the next. */
function longest(from: number, to: number): string {
  let seed = 7;
  return Array.from({ length: labelLengthMax }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCodePoint(from + (seed % (to - from)));
  }).join("");
}

const label = (language: string, words: string) => {
  return { language, label: words, title: "", greeting: "", invitation: "" };
};
/** Everything of it is as no other has it. */
const odd: Appearance = {
  ...ownAppearance,
  colour: "#a1b2c3",
  side: "start",
  distance: launcherDistanceMax,
  launcher: "label",
  isHidden: true,
};
const looks: Readonly<Record<string, Appearance>> = {
  "own-label": { ...ownAppearance, launcher: "label" },
  "odd-look": odd,
  "latin-label": { ...odd, texts: [label("", longest(97, 122))] },
  "japanese-label": { ...odd, texts: [label("", longest(0x30_41, 0x30_96))] },
  "one-language": { ...odd, texts: [label("de", longest(97, 122))] },
};

const server = Fastify();
beforeAll(async () => {
  await pageRoutes(server, await builtPages(join(inject("buildFolder"), "server")), {
    findWidget: async (widgetId) => ({
      widgetId,
      name: "Website",
      queueId: "queue" as QueueId,
      parameters: [],
      sites: [],
      forgetWhenEnded: false,
      language: customerLanguages.find((language) => widgetId === `in-${language}`) ?? null,
      form: noForm,
      appearance: looks[widgetId] ?? ownAppearance,
    }),
    isStaff: async () => false,
  });
});
afterAll(async () => await server.close());

test.each([...Object.keys(looks), ...customerLanguages.map((language) => `in-${language}`)])(
  "[B-70] [W-2] the launcher costs a company's page at most 2 KB with any look of its own: %s",
  async (widgetId) => {
    const answer = await server.inject({
      url: `/chat.js?widget=${widgetId}`,
      headers: { "accept-encoding": "br" },
    });
    expect(answer.headers["content-encoding"]).toBe("br");
    expect(answer.rawPayload.length).toBeLessThanOrEqual(2_048);
  },
);
