import type { Directory, KnownUser } from "../account/directory.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";

/** The signed-in user; `null` when nobody is signed in or the user may no longer come in. */
export async function userOf(
  { headers }: { readonly headers: { readonly cookie?: string | undefined } },
  { signIn, directory }: { readonly signIn: StaffSignIn; readonly directory: Directory },
): Promise<KnownUser | null> {
  const userId = await signIn.whoIs(headers.cookie ?? "");
  return userId && directory.findUser(userId);
}
