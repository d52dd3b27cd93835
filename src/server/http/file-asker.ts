import type { FastifyRequest } from "fastify";
import type { Directory } from "../account/directory.ts";
import type { Asker } from "../commands/asker.ts";
import type { FileKeys } from "../files/file-keys.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";
import { userOf } from "./user-of.ts";

interface Needs {
  readonly signIn: StaffSignIn;
  readonly directory: Directory;
  readonly fileKeys: FileKeys;
}

/**
 * Who sends or fetches a file: the customer whose key the request has, or else the user who is signed in. `null`:
 * nobody who is known.
 */
export async function fileAskerOf(request: FastifyRequest, needs: Needs): Promise<Asker | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const key = /^Bearer ([\w.-]{1,1000})$/.exec(authorization)?.[1];
    const holder = key === undefined ? null : await needs.fileKeys.holderOf(key);
    return holder && { kind: "customer", ...holder };
  }
  const user = await userOf(request, needs);
  return user && { kind: "staff", accountId: user.accountId, userId: user.userId };
}
