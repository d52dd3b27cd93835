import { ModelStore } from "#client/model-store.ts";
import type { UserId } from "#contract/ids.ts";
import type { Role } from "#contract/views/cards.ts";
import { askServer } from "./ask-server.ts";

/** A person of the demo account, to be signed in as with one click. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

export interface WhoIsHere {
  /** There is no administrator yet. */
  readonly needsSetUp: boolean;
  readonly user: { readonly userId: UserId; readonly name: string; readonly role: Role } | null;
  readonly demo: { readonly people: readonly DemoPerson[]; readonly companyPage: string } | null;
}

type Knowledge =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable"; readonly words: string }
  | { readonly kind: "known"; readonly here: WhoIsHere; readonly why: string };

export const whoIsHere = new ModelStore<Knowledge>({ kind: "asking" });

/** Asks the server who is signed in here; `why` is what the sign-in page says first. */
export async function askWhoIsHere(why = ""): Promise<void> {
  const { ok, words } = await askServer<WhoIsHere>("/api/me");
  whoIsHere.set(ok ? { kind: "known", here: ok, why } : { kind: "unreachable", words });
  if (ok) tellOtherTabs(ok.user?.userId ?? "");
}

const otherTabsKey = "bellhop-signed-in";

function tellOtherTabs(userId: string): void {
  // Storage may be refused; the server still ends the connection of a page that is somebody else's.
  try {
    localStorage.setItem(otherTabsKey, userId);
  } catch {
    return;
  }
}

/** Asks again when somebody signs in or out in another tab: all tabs of a browser are one user's. (U-5) */
export function followOtherTabs(): void {
  window.addEventListener("storage", ({ key }) => {
    if (key === otherTabsKey) void askWhoIsHere();
  });
}
