import type { Directory, KnownUser } from "../account/directory.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";

/** A user who is signed in. */
export interface SignedInUser extends KnownUser {
  /** Names the session, to tell the user's devices apart. */
  readonly session: string;
}

/** The signed-in user; `null` when nobody is signed in or the user may no longer come in. */
export async function userOf(
  { headers }: { readonly headers: { readonly cookie?: string | undefined } },
  { signIn, directory }: { readonly signIn: StaffSignIn; readonly directory: Directory },
): Promise<SignedInUser | null> {
  const found = await signIn.whoIs(headers.cookie ?? "");
  const user = found && (await directory.findUser(found.userId));
  return user && { ...user, session: found.session };
}
