import type { ChatId, WidgetId } from "#contract/ids.ts";

/** A customer with a long chat who reads it over several connections. */
export interface Greedy {
  readonly url: string;
  readonly widgetId: WidgetId;
  readonly secret: string;
  readonly chatId: ChatId;
  readonly connections: number;
}

/** The outcome of their questions. */
export interface GreedyCounts {
  asked: number;
  pages: number;
  refused: number;
}
