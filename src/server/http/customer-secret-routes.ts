import { customerSecret, widgetId } from "#contract/fields.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { noSecretCookie, secretCookie, secretIn } from "../gateway/secret-cookie.ts";
import { refuse } from "./refuse.ts";

const keepBody = z.strictObject({ widgetId, secret: customerSecret });
const forgetBody = z.strictObject({ widgetId });

/**
 * Has the customer's browser keep the secret that its page has made, in a cookie, and forget it. Pages of other
 * sites are turned away before, as they are from everything that is posted. Nothing is looked up: a secret that
 * has no chat yet is nobody's. (decision 4)
 */
export function customerSecretRoutes(server: FastifyInstance): void {
  /**
   * `kept`: the browser has brought this very secret. `asked`: it is asked to keep it now; whether it does shows
   * when this is posted again. `another`: it has one of a chat that another page has begun, which stays.
   */
  server.post("/api/chat/keep", async (request, reply) => {
    const body = keepBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request");
    const { secret, widgetId: at } = body.data;
    const brought = secretIn(request.headers.cookie, at);
    if (brought !== null) return reply.send({ state: brought === secret ? "kept" : "another" });
    return reply.header("set-cookie", secretCookie(at, secret)).send({ state: "asked" });
  });

  server.post("/api/chat/forget", async (request, reply) => {
    const body = forgetBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request");
    return reply.header("set-cookie", noSecretCookie(body.data.widgetId)).send({});
  });
}
