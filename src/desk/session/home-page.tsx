import { Navigate } from "@tanstack/react-router";
import { useMay } from "./use-desk.ts";

/** Each user's first page: agents get their inbox, others the page of their work. */
export function HomePage() {
  const may = useMay();
  if (may("chat.handle")) return <Navigate to="/inbox" replace />;
  if (may("settings.change"))
    return (
      <Navigate to="/settings/$section/{-$item}" params={{ section: "general", item: undefined }} replace />
    );
  return <Navigate to="/queues" replace />;
}
