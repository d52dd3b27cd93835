import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { CustomerLanguage } from "#contract/languages.ts";
import type { Widget } from "#core/account/account.ts";
import { type Appearance, ownAppearance } from "#core/appearance/appearance.ts";
import { launcherLook } from "#core/appearance/launcher-look.ts";
import { readableColours } from "#core/appearance/readable-colours.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { LruCache } from "../basics/lru-cache.ts";
import type { PageFolders } from "./page-routes.ts";

/** Launchers that are kept as they go out: those of a busy server's widgets. */
const keptMax = 200;

/** The grounds on which the chat's own words stand, in the light and in the dark: `paper` of its tokens. */
const paper = { light: "#ffffff", dark: "#131917" };

/** Of a widget, as far as its launcher needs to know it. */
type LauncherOf = Pick<Widget, "appearance" | "language">;

interface Form {
  readonly encoding: "br" | "gzip" | "identity";
  readonly bytes: Buffer;
  readonly etag: string;
}

/** A window no larger than the launcher makes it some bytes lighter. */
const brotli = { params: { [constants.BROTLI_PARAM_LGWIN]: 16 } };

const compress = {
  br: async (text: Buffer) => await promisify(brotliCompress)(text, brotli),
  gzip: promisify(gzip),
  identity: async (text: Buffer) => text,
};

/** The launcher and the chat's page in a widget's own look. (B-74, decision 28) */
export class FilledPages {
  readonly #folders: PageFolders;
  readonly #launchers = new LruCache<Promise<Form>>(keptMax);
  #template: Promise<string> | null = null;

  constructor(folders: PageFolders) {
    this.#folders = folders;
  }

  /** Sends the launcher with this look in it, compressed as the browser likes it best. */
  async sendLauncher(request: FastifyRequest, reply: FastifyReply, look: LauncherOf): Promise<FastifyReply> {
    const form = await this.#launcher(look, encodingFor(request.headers["accept-encoding"]));
    void reply
      .header("content-type", "application/javascript; charset=utf-8")
      .header("vary", "accept-encoding")
      .header("etag", form.etag);
    if (request.headers["if-none-match"] === form.etag) return reply.status(304).send();
    if (form.encoding !== "identity") void reply.header("content-encoding", form.encoding);
    return reply.send(form.bytes);
  }

  /** The page of the chat with this look; `scripts` are more of them, that run before its own. */
  async page(
    language: CustomerLanguage,
    look: Appearance = ownAppearance,
    scripts: readonly string[] = [],
  ): Promise<string> {
    // The build has put it there once for each language.
    const page = await readFile(join(this.#folders.frame, `${language}.html`), "utf8");
    if (isOwnLook(look) && scripts.length === 0) return page;
    const more = scripts.map((address) => `<script src="${address}"></script>`).join("");
    // Where more runs before its own, there is no server to which the page's first line could open a socket.
    const own = scripts.length === 0 ? page : page.replace(/<script>[^]*?<\/script>/, "");
    return own
      .replace("<script", `${more}<script`)
      .replace("</head>", `${stylesOf(look)}</head>`)
      .replace("<body", () => `<body${textsOf(language, look)}`);
  }

  #launcher(look: LauncherOf, encoding: Form["encoding"]): Promise<Form> {
    const key = `${encoding} ${JSON.stringify([look.language, look.appearance])}`;
    const kept = this.#launchers.get(key);
    if (kept) return kept;
    const made = this.#fill(look).then(async (text) => {
      const bytes = await compress[encoding](Buffer.from(text));
      const hash = createHash("sha256").update(encoding).update(text).digest("base64url");
      return { encoding, bytes, etag: `"${hash.slice(0, 22)}"` };
    });
    this.#launchers.set(key, made);
    made.catch(() => this.#launchers.delete(key));
    return made;
  }

  async #fill({ appearance, language }: LauncherOf): Promise<string> {
    this.#template ??= readFile(join(this.#folders.launcher, "chat.template.js"), "utf8");
    const { styles, labels } = launcherLook(appearance);
    return (await this.#template)
      .replaceAll(/var\(--([\w-]+)\)/g, (whole, name: string) => styles[name] ?? whole)
      .replace("bellhopLanguage||", () => (language ? `"${language}"||` : ""))
      .replace(/\{"":[^}]*\}/, (bellhops) => (labels === "" ? bellhops : `{${labels}}`));
  }
}

/** Nobody has changed what customers see of it. */
export function isOwnLook(look: Appearance): boolean {
  return JSON.stringify(look) === JSON.stringify(ownAppearance);
}

function encodingFor(accepted = ""): Form["encoding"] {
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted);
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** The company's words, as attributes of the page's body. */
function textsOf(language: CustomerLanguage, { texts }: Appearance): string {
  const own = texts.find((one) => one.language === language) ?? texts.find((one) => one.language === "");
  if (!own) return "";
  const { title, greeting, invitation } = own;
  return Object.entries({ title, greeting, invitation })
    .map(
      ([name, text]) =>
        ` data-${name}="${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`,
    )
    .join("");
}

/** The colours of the chat's tokens that come from the company's; Bellhop's own are chosen by hand. */
function stylesOf({ colour }: Appearance): string {
  if (colour === ownAppearance.colour) return "";
  const [light, dark] = [paper.light, paper.dark].map((ground) => {
    const { mine, mineStrong, onMine, accent, tint } = readableColours(colour, ground);
    return `:root{--mine:${mine};--mine-strong:${mineStrong};--on-mine:${onMine};--accent:${accent};--tint:${tint}}`;
  });
  return `<style>${light}@media (prefers-color-scheme:dark){${dark}}</style>`;
}
