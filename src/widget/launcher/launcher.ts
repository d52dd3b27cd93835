import { startLauncher } from "./start-launcher.ts";

// Only a classic script knows which one it is, and only while it runs for the first time.
const script = (document.currentScript ??
  document.querySelector('script[src*="/chat.js"][data-widget]')) as HTMLScriptElement | null;
const widget = script?.dataset["widget"];
const start = () => widget && startLauncher(widget, new URL("chat/", script.src), script.dataset["language"]);

if (!widget) console.error("Bellhop: no data-widget");
// An async script may run before there is a body.
else if (document.body) start();
else addEventListener("DOMContentLoaded", start);
