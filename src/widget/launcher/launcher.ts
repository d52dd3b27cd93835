import { startLauncher } from "./start-launcher.ts";

// Only known while the script runs for the first time, before anything is waited for.
const script = document.currentScript as HTMLScriptElement | null;
const widget = script?.dataset["widget"];
const start = () => widget && startLauncher(widget, new URL("chat/", script.src));

if (!widget) console.error("Bellhop: no data-widget");
// An async script may run before there is a body.
else if (document.body) start();
else addEventListener("DOMContentLoaded", start);
