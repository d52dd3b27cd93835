import { Navigate } from "@tanstack/react-router";
import { useMay } from "./use-desk.ts";

/** Where each begins: agents with their inbox, others with what they are here for. */
export function HomePage() {
  const may = useMay();
  if (may("chat.handle")) return <Navigate to="/inbox" replace />;
  if (may("settings.change"))
    return <Navigate to="/settings/$section" params={{ section: "general" }} replace />;
  return <Navigate to="/queues" replace />;
}
