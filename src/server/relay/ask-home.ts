import { type ClientRequest, type IncomingMessage, request as httpRequest } from "node:http";
import type { Clock } from "../ports/clock.ts";

/** How long a home may take to accept a connection. */
const connectWithinMs = 2_000;

/** How long a home may take to answer once it has the whole request. */
const answerWithinMs = 15_000;

/** The home did not accept a connection or did not answer in time. */
class HomeSilentFault extends Error {
  constructor(what: string, home: string) {
    super(`${home} did not ${what} in time`);
  }
}

interface Question {
  readonly home: string;
  /** Method and path are its own. */
  readonly request: IncomingMessage;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

/** A question to the home of an account, as a request of its own whose body is still to be written. */
export function askHome({ home, request, headers }: Question, clock: Pick<Clock, "after">): ClientRequest {
  const { protocol, hostname, port } = new URL(home);
  const question = httpRequest({
    protocol,
    // An address of IPv6 stands in brackets in a URL only.
    host: hostname.replace(/^\[|\]$/g, ""),
    port,
    method: request.method,
    path: request.url,
    headers: [...headers],
    // A connection is never used twice: one that the home has just closed would lose a request.
    agent: false,
  });
  const giveUp = (what: string) => question.destroy(new HomeSilentFault(what, home));
  let cancel = clock.after(connectWithinMs, () => giveUp("accept a connection"));
  let isSettled = false;
  const settle = () => {
    isSettled = true;
    cancel();
  };
  question.on("socket", (socket) => socket.once("connect", () => cancel()));
  // Written to the end: from here on the home is waited for, and no longer the client.
  question.on("finish", () => {
    if (!isSettled) cancel = clock.after(answerWithinMs, () => giveUp("answer"));
  });
  question.once("response", settle).once("upgrade", settle).once("close", settle);
  return question;
}
