import { Navigate } from "@tanstack/react-router";

/** The first administrator is signed in: the snippet is what they need next. (B-82) */
export function AfterSetUp() {
  return <Navigate to="/settings/$section" params={{ section: "website" }} replace />;
}
