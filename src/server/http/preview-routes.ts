import * as fields from "#contract/fields.ts";
import { customerLanguages, directionOf } from "#contract/languages.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { previewPolicy } from "./answer-headers.ts";
import type { FilledPages } from "./filled-pages.ts";
import type { PageFolders } from "./page-routes.ts";
import { refuse } from "./refuse.ts";

/** A widget as its settings are just being changed, in the address of everything that the preview loads. */
const previewed = z.strictObject({
  appearance: fields.appearance,
  companyName: fields.name,
  agentName: z.string().max(100),
  /** Words of the customer and of the agent. */
  lines: z.tuple([z.string().max(messageTextLengthMax), z.string().max(messageTextLengthMax)]),
  language: z.enum(customerLanguages),
  scheme: z.enum(["light", "dark"]),
  view: z.enum(["launcher", "greeting", "talk"]),
});

/** The look follows, and after it the file. */
const previewPath = "/preview/";

type Previewed = z.output<typeof previewed>;

interface Needs {
  readonly folders: PageFolders;
  readonly filled: FilledPages;
  readonly isStaff: (request: FastifyRequest) => Promise<boolean>;
}

/**
 * A page like a company's with the real launcher and the real chat on it, in a look that is not saved yet. Everything
 * follows from the address, and nothing from the store; it is for signed-in users only, because it shows whatever the
 * address says. (B-74)
 */
export function previewRoutes(server: FastifyInstance, { folders, filled, isStaff }: Needs): void {
  server.get<{ Params: { "*": string } }>(`${previewPath}*`, async (request, reply) => {
    if (!(await isStaff(request))) return refuse(reply, "not-signed-in");
    const [, look = "", file] = /^([\w-]+)\/(.*)$/.exec(request.params["*"]) ?? [];
    const shown = read(look);
    if (!shown) return refuse(reply, "bad-request", { field: "look" });
    void reply.header("content-security-policy", previewPolicy).header("cache-control", "no-store");
    switch (file) {
      case "":
        return page(reply, companyPage(shown));
      case "chat/":
        return page(
          reply,
          sceneFirst(await filled.page(shown.language, shown.appearance, ["../preview.js"]), shown),
        );
      case "chat.js":
        return filled.sendLauncher(request, reply, shown);
      case "chat-panel.js":
        return reply.sendFile("chat-panel.js", folders.launcher);
      case "chat-words.js":
        return reply.sendFile(`words/${shown.language}.js`, folders.launcher);
      case "preview.js":
        return reply.sendFile("preview.js", folders.launcher);
      default:
        return refuse(reply, "not-found");
    }
  });
}

function read(look: string): Previewed | null {
  try {
    const parsed = previewed.safeParse(JSON.parse(Buffer.from(look, "base64url").toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(html);
}

/** What the preview's script reads, before it. */
function sceneOf({ scheme, view, companyName, agentName, lines }: Previewed): string {
  const scene = JSON.stringify({ scheme, view, companyName, agentName, lines }).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="preview-scene">${scene}</script>`;
}

function sceneFirst(html: string, shown: Previewed): string {
  return html.replace("<head>", () => `<head>${sceneOf(shown)}`);
}

/** A page as a company might have it: no more than the lines that words would be. */
function companyPage(shown: Previewed): string {
  const { language, scheme } = shown;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}" style="color-scheme:${scheme}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Preview</title>
<style>
body { margin: 0; padding: 28px; background: canvas; color: canvastext; overflow: hidden; }
i { display: block; height: 12px; margin-bottom: 14px; border-radius: 6px; background: currentColor; opacity: .09; }
i.head { width: 55%; height: 30px; margin: 18px 0 26px; }
i.block { height: 150px; margin-top: 30px; border-radius: 14px; }
</style>${sceneOf(shown)}</head>
<body><div aria-hidden="true"><i style="width:30%"></i><i class="head"></i><i></i><i style="width:92%"></i><i style="width:64%"></i><i class="block"></i><i style="width:80%"></i><i></i></div>
<script src="preview.js"></script><script src="chat.js" data-widget="preview"></script></body></html>
`;
}
