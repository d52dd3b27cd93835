import { createHash } from "node:crypto";
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import type { SessionTimes } from "./keep-sessions.ts";

/** How long a browser remembers that somebody has signed in there. */
const deviceSeconds = 365 * 24 * 3_600;

/** Most people that one device remembers: those who signed in last. */
const peopleMax = 20;

/**
 * What the sign-in library does for us beyond its own: begins the session of a user whose password has been
 * checked, and gives the browser a signed cookie that says who has signed in there.
 */
export function staffSessions({ ageMs }: SessionTimes) {
  return {
    id: "staff-sessions",
    endpoints: {
      beginSession: createAuthEndpoint(
        "/staff/begin-session",
        {
          method: "POST",
          requireHeaders: true,
          body: z.object({ userId: z.string(), email: z.string(), deviceId: z.string() }),
        },
        async (ctx) => {
          const { internalAdapter, secret } = ctx.context;
          const { userId, email, deviceId } = ctx.body;
          const user = await internalAdapter.findUserById(userId);
          if (!user) throw new Error("A user without a password cannot begin a session");
          const session = await internalAdapter.createSession(userId);
          // The browser keeps it for as long as a session may last at all; when it is idle, the server says.
          await setSessionCookie(ctx, { session, user }, false, { maxAge: Math.ceil(ageMs / 1_000) });
          const { name, attributes } = ctx.context.createAuthCookie("device", { maxAge: deviceSeconds });
          const known = deviceOf(await ctx.getSignedCookie(name, secret));
          const device = withPerson(known ?? { deviceId, people: [] }, email);
          await ctx.setSignedCookie(name, [device.deviceId, ...device.people].join("~"), secret, attributes);
          return { sessionId: session.id };
        },
      ),
      readDevice: createAuthEndpoint(
        "/staff/device",
        { method: "GET", requireHeaders: true },
        async (ctx) => {
          const { name } = ctx.context.createAuthCookie("device");
          return deviceOf(await ctx.getSignedCookie(name, ctx.context.secret));
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

/** A browser that somebody has signed in from. */
export interface Device {
  readonly deviceId: string;
  /** Marks of those who have, the last one first; see `markOf`. */
  readonly people: readonly string[];
}

/** Stands for an e-mail address in the cookie, so that a shared browser shows nobody's. */
export function markOf(email: string): string {
  return createHash("sha256").update(email).digest("base64url").slice(0, 16);
}

function withPerson({ deviceId, people }: Device, email: string): Device {
  const mark = markOf(email);
  return { deviceId, people: [mark, ...people.filter((other) => other !== mark)].slice(0, peopleMax) };
}

/** `null` for a cookie that is missing, or that this installation has not signed. */
function deviceOf(value: string | false | null | undefined): Device | null {
  if (!value) return null;
  const [deviceId = "", ...people] = value.split("~");
  return { deviceId, people };
}
