import { standInSocketFor } from "#widget/preview/stand-in-socket.ts";
import { customerStates } from "./customer-states.ts";

// Runs before the company's page, where the state before may have left something, and before the chat in its frame:
// the server that its socket reaches is in the page.
if (window.parent === window && location.pathname === "/company") {
  localStorage.clear();
  sessionStorage.clear();
}
const asked = new URLSearchParams(location.search).get("state");
const state = customerStates.find(({ name }) => name === asked);
if (state) {
  const scene = state.scene(Date.now());
  Object.defineProperty(window, "WebSocket", { value: standInSocketFor(() => scene) });
}
