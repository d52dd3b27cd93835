import { Navigate } from "@tanstack/react-router";

/** Leads the first administrator, once signed in, to the snippet. (B-82) */
export function AfterSetUp() {
  return (
    <Navigate to="/settings/$section/{-$item}" params={{ section: "website", item: undefined }} replace />
  );
}
