/** News of the secret that the browser keeps, from one page of this site to the others. */
interface Heard {
  readonly begun: () => void;
  readonly forgotten: () => void;
  /** One of them is to have it forgotten as soon as the server can be reached. */
  readonly forgetting: () => void;
}

const channelOf = (widgetId: string) => new BroadcastChannel(`bellhop-${widgetId}`);

export function hearOfSecret(widgetId: string, heard: Heard): void {
  channelOf(widgetId).addEventListener("message", ({ data }) => heard[data as keyof Heard]());
}

/** Tells all pages, this one included. */
export function tellOfSecret(widgetId: string, what: keyof Heard): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  channelOf(widgetId).postMessage(what);
}
