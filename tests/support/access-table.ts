import { commands } from "#contract/commands/commands.ts";
import { queries } from "#contract/queries/queries.ts";
import { shapeOf, validValue } from "./payloads.ts";

/** Everybody who may come; "foreign" is an administrator of another account. The supervisor takes no chats. */
export const whos = [
  "nobody",
  "customer",
  "agent",
  "supervisor",
  "administrator",
  "foreign",
  "disabled",
] as const;
export type Who = (typeof whos)[number];

export const promises = { ...commands, ...queries };
export type Name = keyof typeof promises;

export type Right = "may" | "not-permitted" | "no-webchat";
type Rights = Readonly<Record<"customer" | "agent" | "supervisor" | "administrator", Right>>;

const no = "not-permitted";
const customers: Rights = { customer: "may", agent: no, supervisor: no, administrator: no };
const staff: Rights = { customer: no, agent: "may", supervisor: "may", administrator: "may" };
const takers: Rights = { ...staff, supervisor: "no-webchat" };
const administrators: Rights = { ...staff, agent: no, supervisor: no };

/** Who may ask what at all, written down once more: `permissions.ts` is what is held against it. */
export const rights: Readonly<Record<Name, Rights>> = {
  "customer.write": customers,
  "customer.leave": customers,
  "customer.leave-message": customers,
  "customer.leave-address": customers,
  "customer.request-transcript": customers,
  "customer.rate": customers,
  "customer.identify": customers,
  "customer.describe": customers,
  "customer.read": customers,
  "customer.file-key": customers,
  "chat.take": takers,
  "chat.take-next": takers,
  "chat.play": takers,
  "chat.pause": takers,
  "chat.put-back": takers,
  "chat.transfer": takers,
  "chat.transfer-targets": takers,
  "chat.offer": takers,
  "offer.accept": takers,
  "offer.decline": takers,
  "offer.withdraw": takers,
  "chat.end": takers,
  "chat.end-waiting": staff,
  "chat.classify": takers,
  "chat.mark-abusive": takers,
  "chat.raise-hand": takers,
  "chat.lower-hand": takers,
  "contact.assign": takers,
  "wrap-up.extend": takers,
  "wrap-up.finish": takers,
  "message.send": takers,
  "status.choose": staff,
  "break.plan": takers,
  "contact.save": takers,
  "contact.merge": takers,
  "contact.search": takers,
  "chat.read": staff,
  "chat.earlier": staff,
  "chat.explain": staff,
  "chat.history": staff,
  "agent.day": staff,
  "notice.names": staff,
  "note.add": staff,
  "mail.send-again": staff,
  "offline-message.finish": staff,
  "offline-message.answer": staff,
  "template.save": staff,
  "template.remove": staff,
  "block.save": staff,
  "block.remove": administrators,
  "account.change": administrators,
  "mail.server": administrators,
  "mail.try": administrators,
  "user.save": administrators,
  "group.save": administrators,
  "group.remove": administrators,
  "queue.save": administrators,
  "queue.remove": administrators,
  "widget.save": administrators,
  "classification.save": administrators,
  "classification.remove": administrators,
  "break-reason.save": administrators,
  "break-reason.remove": administrators,
  "identity-key.save": administrators,
  "identity-key.remove": administrators,
  "identity-key.secret": administrators,
  "opening-hours.save": administrators,
  "opening-hours.remove": administrators,
};

/** Who asks a route. */
interface RouteAsker {
  readonly email: string;
  /** A session of somebody else. */
  readonly anotherSession: string;
}

interface RouteLine {
  readonly path: string;
  /** Left out: POST with a body, else GET. */
  readonly method?: string;
  readonly body?: (asker: RouteAsker) => object;
  /** Expected statuses, in the order of `whos`. */
  readonly expected: readonly number[];
}

const all = (status: number) => whos.map(() => status);
/** Nobody, customers and disabled users have no session. */
const signedIn = (status: number) =>
  whos.map((who) => (["nobody", "customer", "disabled"].includes(who) ? 401 : status));

/** Every way in over HTTP. What is found behind a session answers with what is wrong with the request. */
export const routes: Readonly<Record<string, RouteLine>> = {
  "GET /": { path: "/", expected: all(200) },
  "GET /index.html": { path: "/index.html", expected: all(200) },
  "GET /assets/index-0a1b2c3d.js": { path: "/assets/index-0a1b2c3d.js", expected: all(200) },
  "GET /chat/": { path: "/chat/", expected: all(200) },
  "GET /chat/assets/*": { path: "/chat/assets/index-0a1b2c3d.js", expected: all(200) },
  "GET /chat/:widgetId(^[\\w-]{1,64}$)": { path: "/chat/nowhere", expected: all(404) },
  "POST /chat/:widgetId(^[\\w-]{1,64}$)": { path: "/chat/nowhere", body: () => ({}), expected: all(415) },
  "GET /preview/*": { path: "/preview/x/", expected: signedIn(400) },
  "GET /chat-panel.js": { path: "/chat-panel.js", expected: all(200) },
  "GET /chat-page.js": { path: "/chat-page.js", expected: all(200) },
  "GET /chat.d.ts": { path: "/chat.d.ts", expected: all(200) },
  "GET /api/chat/availability": { path: "/api/chat/availability?widget=nowhere", expected: all(404) },
  "GET /chat-words.js": { path: "/chat-words.js", expected: all(200) },
  "GET /chat.js": { path: "/chat.js", expected: all(200) },
  "GET /health": { path: "/health", expected: all(200) },
  "GET /.well-known/security.txt": { path: "/.well-known/security.txt", expected: all(404) },
  "GET /metrics": { path: "/metrics", expected: all(401) },
  "GET /api/me": { path: "/api/me", expected: all(200) },
  "GET /api/sessions": { path: "/api/sessions", expected: signedIn(200) },
  "POST /api/end-session": {
    path: "/api/end-session",
    body: ({ anotherSession }) => ({ sessionId: anotherSession }),
    expected: signedIn(404),
  },
  "POST /api/change-password": {
    path: "/api/change-password",
    body: () => ({ current: "correct horse", next: "password1234" }),
    // Refused as weak, behind the right password.
    expected: signedIn(409),
  },
  "POST /api/set-up": {
    path: "/api/set-up",
    body: () => ({
      code: "abcd-efgh",
      accountName: "X",
      name: "X",
      email: "x@x.example",
      password: "correct horse",
    }),
    expected: all(409),
  },
  "POST /api/sign-in": {
    path: "/api/sign-in",
    body: ({ email }) => ({ email, password: "correct horse" }),
    expected: signedIn(200),
  },
  "POST /api/chat/keep": {
    path: "/api/chat/keep",
    body: () => ({ widgetId: "widget-one", secret: "s".repeat(43) }),
    expected: all(200),
  },
  "POST /api/chat/forget": {
    path: "/api/chat/forget",
    body: () => ({ widgetId: "widget-one" }),
    expected: all(200),
  },
  // A file is part of a message: who may not write in a chat may send none. Customers have a key in a header.
  "POST /files": {
    path: "/files",
    body: () => ({ name: "said.txt", bytes: 5 }),
    expected: [401, 401, 201, 403, 201, 201, 401],
  },
  "GET /files/:fileId": { path: "/files/nothing-there", expected: signedIn(404) },
  "GET /files/:fileId/preview": { path: "/files/nothing-there/preview", expected: signedIn(404) },
  "GET /files/:fileId/upload": { path: "/files/nothing-there/upload", expected: signedIn(404) },
  "PATCH /files/:fileId": { path: "/files/nothing-there", method: "PATCH", expected: signedIn(404) },
  "DELETE /files/:fileId": { path: "/files/nothing-there", method: "DELETE", expected: signedIn(404) },
  // The last: it ends their sessions.
  "POST /api/sign-out": { path: "/api/sign-out", body: () => ({}), expected: all(200) },
};

/** A payload of the right form about these things, by the field that names each. */
export function payloadOf(name: Name, ids: Readonly<Record<string, string>>): unknown {
  const known = {
    before: 1_000,
    parentId: null,
    personal: true,
    base: "unavailable",
    timeZone: "UTC",
    email: "new@home.example",
    password: "a long password",
    kinds: ["text"],
    bytesMax: 1_000,
    totalBytesMax: 10_000,
    ...ids,
    toQueueId: ids["queueId"],
    groupIds: [],
    queueIds: [],
  };
  return validValue(shapeOf(promises[name].payload), "payload", known);
}
