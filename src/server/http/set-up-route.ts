import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { foundingForm } from "../set-up/founding-form.ts";
import type { SetUp } from "../set-up/set-up.ts";
import type { SetUpCode } from "../set-up/set-up-code.ts";
import type { PasswordGuard } from "../sign-in/password-guard.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";
import { weaknessOf, weaknessWords } from "../sign-in/weakness-of.ts";
import { browserOf } from "./browser-of.ts";
import { refuse, refuseAttempt } from "./refuse.ts";

const setUpBody = foundingForm.extend({
  code: z.string().max(100),
  password: z.string().min(passwordLengthMin).max(passwordLengthMax),
});

interface Needs {
  readonly setUp: SetUp;
  readonly setUpCode: SetUpCode;
  readonly signIn: StaffSignIn;
  readonly guard: PasswordGuard;
}

/** The route by which an installation gets its first administrator, once, with the code the server printed. */
export function setUpRoute(server: FastifyInstance, { setUp, setUpCode, signIn, guard }: Needs): void {
  server.post("/api/set-up", async (request, reply) => {
    const body = setUpBody.safeParse(request.body);
    if (!body.success) {
      return refuse(reply, "bad-request", { field: body.error.issues[0]?.path.join(".") ?? "" });
    }
    const { code, ...founding } = body.data;
    if (!(await setUp.isNeeded())) return refuse(reply, "already-set-up");
    const founder = { kind: "founder", address: request.ip } as const;
    const tried = await guard.attempt(founder, async () => setUpCode.isRight(code) || null);
    if ("refused" in tried) return refuseAttempt(reply, tried);
    if (!tried.right) return refuse(reply, "set-up-code-wrong");
    const { accountName, name, email, password } = founding;
    const weakness = await weaknessOf(password, [accountName, name, email]);
    if (weakness) return refuse(reply, "password-weak", { why: weaknessWords[weakness], weakness });
    const founded = await setUp.foundFirst(founding);
    if (!founded) return refuse(reply, "already-set-up");
    const signedIn = await signIn.signIn(email, password, browserOf(request));
    return reply.header("set-cookie", [...(signedIn?.cookies ?? [])]).send({ userId: founded.userId });
  });
}
