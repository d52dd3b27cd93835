import type { DeskSession } from "#client/desk-session.ts";
import { ModelStore } from "#client/model-store.ts";
import type { Platform } from "#client/platform.ts";
import type { ChatId } from "#contract/ids.ts";
import type { Commands } from "./commands.ts";
import { whyNotOffline } from "./offline-policy.ts";
import { words } from "../words/words.ts";

/** How long an end can be taken back. (B-50) */
export const undoMs = 5_000;

/** What the agent has to be told about the end of a chat, shown while it may be acted on. */
export interface EndNotice {
  readonly words: string;
  /** `undo`: it happens when the time is over. `refused`: it has not happened. */
  readonly kind: "undo" | "refused";
  readonly action?: { readonly words: string; act(): void };
}

interface Options {
  readonly session: DeskSession;
  readonly commands: Commands;
  readonly platform: Platform;
  /** Shows the notice; the result takes it away. */
  readonly tell: (notice: EndNotice) => () => void;
  /** Leads to where the chat is classified. */
  readonly classify: (chatId: ChatId) => void;
}

interface Ending {
  /** Takes back its timer and its notice. */
  drop(): void;
}

/**
 * Ends of chats. The command is given once the time for undoing is over; until then it can be taken back, and
 * leaving the page takes it back, too: the chat then still is in the inbox.
 */
export class ChatEnds {
  /** The chats that are about to end. */
  readonly begun = new ModelStore<readonly ChatId[]>([]);
  readonly #options: Options;
  readonly #endings = new Map<ChatId, Ending>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** A second press for the same chat is ignored. */
  begin(chatId: ChatId, name: string): void {
    if (this.#endings.has(chatId)) return;
    const { session, platform, tell } = this.#options;
    const whyNot = session.model.get().connection === "online" ? null : whyNotOffline("chat.end");
    if (whyNot !== null) {
      tell({ kind: "refused", words: whyNot });
      return;
    }
    const seenNumber = this.#seen(chatId);
    const cancel = platform.schedule(undoMs, () => {
      this.#remove(chatId);
      void this.#end(chatId, { name, seenNumber });
    });
    const close = tell({
      kind: "undo",
      words: words.session.chatEnds(name),
      action: { words: words.session.undo, act: () => this.undo(chatId) },
    });
    this.#endings.set(chatId, {
      drop() {
        cancel();
        close();
      },
    });
    this.#announce();
  }

  undo(chatId: ChatId): void {
    this.#remove(chatId);
  }

  /** Takes back the latest end; `null` when none can be taken back. */
  undoOfLast(): (() => void) | null {
    const last = [...this.#endings.keys()].at(-1);
    return last === undefined ? null : () => this.undo(last);
  }

  /** The desk is left: nothing ends behind its back. */
  stop(): void {
    for (const chatId of this.#endings.keys()) this.undo(chatId);
  }

  async #end(chatId: ChatId, { name, seenNumber }: { name: string; seenNumber: number }): Promise<void> {
    const { session, commands, tell, classify } = this.#options;
    // The customer has ended it, or it has gone to somebody else: nothing is left to do.
    if (session.model.get().desk.cards.item[chatId]?.stage !== "open") return;
    const { refusal } = await commands.give("chat.end", { chatId, seenNumber });
    // The chat has ended all the same: from another device, or by its customer, at the very same time.
    if (!refusal || refusal.code === "asked-already" || refusal.code === "in-wrap-up") return;
    if (refusal.code === "classification-missing") {
      const act = () => {
        close();
        classify(chatId);
      };
      const close = tell({
        kind: "refused",
        words: refusal.words,
        action: { words: words.session.classify, act },
      });
      return;
    }
    if (refusal.code !== "customer-wrote") {
      tell({ kind: "refused", words: refusal.words });
      return;
    }
    const close = tell({
      kind: "refused",
      words: words.session.customerWrote(name),
      action: {
        words: words.session.endAnyway,
        act: () => {
          close();
          void this.#end(chatId, { name, seenNumber: this.#seen(chatId) });
        },
      },
    });
  }

  #seen(chatId: ChatId): number {
    return this.#options.session.model.get().desk.timelines[chatId]?.upTo ?? 0;
  }

  #remove(chatId: ChatId): void {
    this.#endings.get(chatId)?.drop();
    this.#endings.delete(chatId);
    this.#announce();
  }

  #announce(): void {
    this.begun.set([...this.#endings.keys()]);
  }
}
