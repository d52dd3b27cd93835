import { Navigate } from "@tanstack/react-router";
import { useMe } from "./use-desk.ts";

/** Where each begins: agents with their inbox, others with what they are here for. */
export function HomePage() {
  const { webchat, role } = useMe();
  if (webchat) return <Navigate to="/inbox" replace />;
  if (role === "administrator")
    return <Navigate to="/settings/$section" params={{ section: "general" }} replace />;
  return <Navigate to="/queues" replace />;
}
