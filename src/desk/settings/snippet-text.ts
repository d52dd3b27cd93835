import type { WidgetId } from "#contract/ids.ts";

/**
 * What a company puts on its pages. A browser holds a page's `load` back for every script that the page names,
 * `async` ones included: this one comes after it, so that a server that accepts and never answers delays nothing.
 */
export function snippetText(origin: string, widgetId: WidgetId): string {
  const append = `let s=document.createElement("script");s.src="${origin}/chat.js?widget=${widgetId}";s.dataset.widget="${widgetId}";document.head.append(s)`;
  return `<script>(f=>document.readyState=="complete"?f():addEventListener("load",f))(()=>{${append}})</script>`;
}

/** The same for pages whose security policy allows no script within the page. */
export function snippetWithoutCode(origin: string, widgetId: WidgetId): string {
  return `<script async src="${origin}/chat.js?widget=${widgetId}" data-widget="${widgetId}"></script>`;
}
