import { createHash } from "node:crypto";
import type { Company } from "./company.ts";
import type { Page } from "./pages.ts";
import type { Complain, PlainModel } from "./plain-model.ts";

/** Stands in every note, and must stand in nothing that a customer is sent. */
export const noteMark = "SECRET-NOTE";

interface SeenFrame {
  readonly type: string;
  readonly id?: string;
  readonly ok?: { readonly log?: string; readonly number?: number };
  readonly error?: { readonly code: string };
  readonly chatId?: string;
  readonly upTo?: number;
}

/** Looks at every frame as a server sends it: nothing is said before it is stored, and to nobody whom it is none of. (I-4, I-6, I-11) */
export class FrameWatch {
  count = 0;
  readonly #hash = createHash("sha256");
  readonly #model: PlainModel;
  readonly #complain: Complain;
  readonly #companies: readonly Company[];
  readonly #isOneServer: boolean;
  /** What a server may have read in the store before the other was told that it has stored it. */
  #early: { readonly frame: SeenFrame; readonly page: Page }[] = [];

  constructor(
    model: PlainModel,
    complain: Complain,
    { companies, isOneServer }: { companies: readonly Company[]; isOneServer: boolean },
  ) {
    this.#model = model;
    this.#complain = complain;
    this.#companies = companies;
    this.#isOneServer = isOneServer;
  }

  /** Nothing is under way to the store or from it. */
  isQuiet(): void {
    for (const { frame, page } of this.#early.splice(0)) this.#isStored(frame, page);
  }

  /** Stands for everything that has been sent to anybody, in its order. */
  get fingerprint(): string {
    return this.#hash.copy().digest("hex").slice(0, 12);
  }

  sent(text: string, page: Page): void {
    this.count += 1;
    this.#hash.update(`${page.name} ${text}\n`);
    const frame = JSON.parse(text) as SeenFrame;
    if (this.#isOneServer) this.#isStored(frame, page);
    else this.#early.push({ frame, page });
    if (!page.caller && text.includes(noteMark))
      this.#complain(`[I-6] ${page.name} was sent a note: ${text}`);
    for (const company of this.#companies) {
      if (company.mark === page.mark) continue;
      const { mark, accountId, administratorId, agentIds } = company;
      const foreign = [mark, accountId, administratorId, ...agentIds].find((word) => text.includes(word));
      if (foreign) this.#complain(`[I-11] ${page.name} was sent ${foreign}: ${text}`);
    }
  }

  #isStored({ type, id, ok, error, chatId, upTo }: SeenFrame, page: Page): void {
    const model = this.#model;
    if (type === "events" && chatId && model.length(chatId) < (upTo ?? 0)) {
      this.#complain(
        `[I-4] ${page.name} was sent line ${upTo} of ${chatId}, which has ${model.length(chatId)}`,
      );
    }
    if (type !== "answer") return;
    if (error?.code === "internal") this.#complain(`${page.name} was answered "internal" to ${String(id)}`);
    if (!ok?.log || !ok.number) return;
    if (model.length(ok.log) < ok.number || !model.commands.has(String(id))) {
      this.#complain(`[I-4] ${page.name} was answered yes to ${String(id)}, which is not stored`);
    }
  }
}
