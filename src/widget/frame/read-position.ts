import { ModelStore } from "#client/model-store.ts";
import type { Memory } from "#client/platform.ts";
import type { ChatId } from "#contract/ids.ts";

interface Position {
  readonly chatId: ChatId | null;
  readonly number: number;
}

const nowhere: Position = { chatId: null, number: 0 };

/** How far the customer has read on this device, shared by its tabs and kept across reloads. */
export class ReadPosition {
  readonly store: ModelStore<Position>;
  readonly #memory: Memory;
  readonly #key: string;

  constructor(memory: Memory, widgetId: string) {
    this.#memory = memory;
    this.#key = `bellhop-read-${widgetId}`;
    this.store = new ModelStore(this.#read());
  }

  /** Number of the last event of this chat that was read. */
  in(chatId: ChatId): number {
    const position = this.store.get();
    return position.chatId === chatId ? position.number : 0;
  }

  reach(chatId: ChatId, number: number): void {
    if (number <= this.in(chatId)) return;
    this.store.set({ chatId, number });
    this.#memory.write(this.#key, `${number} ${chatId}`);
  }

  /** Another tab may have read further. */
  refresh(): void {
    const { chatId, number } = this.#read();
    const position = this.store.get();
    if (chatId !== position.chatId || number > position.number) this.store.set({ chatId, number });
  }

  #read(): Position {
    const [number, chatId] = (this.#memory.read(this.#key) ?? "").split(" ");
    return chatId ? { chatId: chatId as ChatId, number: Number(number) || 0 } : nowhere;
  }
}
