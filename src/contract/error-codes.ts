/** Whether a client may try again after an error. */
export type Retry = "never" | "later";

interface ErrorMeaning {
  readonly httpStatus: number;
  readonly retry: Retry;
  /** For people: what happened and what to do. */
  readonly words: string;
}

function refused(httpStatus: number, words: string): ErrorMeaning {
  return { httpStatus, retry: "never", words };
}

/** The closed list of everything that can go wrong with what somebody asks. */
export const errorCodes = {
  "bad-request": refused(400, "Something in this request is missing or has the wrong form."),
  "bad-frame": refused(400, "That was not a message this server understands."),
  "frame-too-large": refused(413, "That was too large to send at once."),
  "too-many-frames": {
    httpStatus: 429,
    retry: "later",
    words: "Too much was sent in a short time. Wait a moment and go on.",
  },
  "too-many-connections": {
    httpStatus: 429,
    retry: "later",
    words: "Too many connections are open from here. Close some and try again.",
  },
  /** A request or a message was begun and not finished in time. */
  unfinished: {
    httpStatus: 408,
    retry: "later",
    words: "Something was begun and not finished in time. Try again.",
  },
  /** More chats or messages began from one address, or at one widget, than it has budget for. */
  "too-many-begun": {
    httpStatus: 429,
    retry: "later",
    words: "Many people are writing from your network just now. Your message is kept and sent in a moment.",
  },
  /** The same, and whoever has done the work of the `Challenge` in `with` may begin all the same. */
  "proof-required": {
    httpStatus: 429,
    retry: "later",
    words: "Many people are writing just now. Your message is kept, and sending it takes a moment.",
  },
  "too-many-messages": {
    httpStatus: 429,
    retry: "later",
    words: "You are writing very fast. Your message is kept and sent in a moment.",
  },
  "link-over": refused(410, "This link leads to no chat any more. Write to us anew."),
  "another-identity": refused(409, "One connection belongs to one customer. Connect again."),
  "no-hello": refused(400, "The connection did not say who it is in time."),
  "version-too-old": refused(426, "This page is older than the server. Reload it."),
  "not-signed-in": refused(401, "You are not signed in. Sign in and try again."),
  "another-user": refused(409, "Somebody else has signed in in this browser. Sign in again to go on."),
  "signed-out": refused(401, "You have signed out, or your access has changed. Sign in again."),
  "not-permitted": refused(403, "Your role does not permit this. Ask an administrator."),
  /** The request names a host that is not the public address. */
  "wrong-host": refused(
    421,
    "This server is reached at {url}, not at {host}. Open {url}. Behind a proxy, have it pass the Host header on; if {host} is right, set BELLHOP_URL to it.",
  ),
  /** No public address is set, and this is no name of the machine's own. */
  "unknown-host": refused(
    421,
    "This server answers to its machine's own addresses only, not to {host}. If people open it there, set BELLHOP_URL, such as https://{host}.",
  ),
  "wrong-origin": refused(
    403,
    "This request comes from a page of {origin}, and this server is reached at {url}. Open {url}; if {origin} is right, set BELLHOP_URL to it.",
  ),
  "not-found": refused(404, "There is no such thing here, or you may not see it."),
  "already-owned": refused(409, "This chat was already taken by {name}."),
  "chat-over": refused(409, "This chat is over."),
  "not-waiting": refused(409, "This chat is not waiting any more."),
  "not-owner": refused(409, "This chat is not in your inbox."),
  "not-active": refused(409, "This chat is not your active item. Press play to work on it."),
  "customer-wrote": refused(409, "The customer has written meanwhile. Read it, then end the chat again."),
  "not-in-wrap-up": refused(409, "This chat is not in wrap-up."),
  "in-wrap-up": refused(409, "This chat has ended. What is left is wrap-up."),
  "no-extension-left": refused(409, "No extension is left for this wrap-up."),
  "no-wrap-up-limit": refused(409, "This wrap-up has no limit, so there is nothing to extend."),
  "not-eligible": refused(409, "This agent cannot be given this chat now."),
  "offer-over": refused(409, "This chat is not offered to you any more."),
  "at-maximum": refused(409, "You have as many chats as you may. Finish one first."),
  "queue-not-served": refused(403, "You do not serve this queue."),
  "queue-empty": refused(409, "Nobody is waiting in this queue."),
  "same-queue": refused(409, "The chat is in this queue already."),
  "break-reason-unknown": refused(409, "Choose a reason for the break from the list."),
  "classification-unknown": refused(409, "This classification is no longer offered."),
  "classification-missing": refused(409, "This queue asks for a classification. Choose one, then finish."),
  "contact-merged": refused(
    409,
    "The contact {name} has been merged with another one meanwhile. Search for it again.",
  ),
  "same-contact": refused(409, "This is one and the same contact. Choose two."),
  "too-many-merged": refused(409, "At most {max} contacts can be merged into one."),
  "no-webchat": refused(403, "You do not have the webchat capability. Ask an administrator."),
  "name-taken": refused(409, "This name or address cannot be used. Choose another."),
  "last-administrator": refused(409, "This is the last administrator. Make another one first."),
  /** `list`: the list that is full. `do`: how to make room. `kind`: what is in the list, for programs. */
  "list-full": refused(409, "There can be at most {max} {list}: {do}."),
  /** `kind`: of what, `users`: the kinds that use it, and `chat` where open chats do; for programs. */
  "setting-in-use": refused(409, "This {name} is still used by {by}. Change that first."),
  "wrong-parent": refused(409, "A classification cannot be placed there."),
  "site-not-named": refused(403, "This chat does not work on this site. Its widget’s settings name others."),
  "site-wrong": refused(409, "A site is written like https://www.acme.example, and “{name}” is not."),
  "parameter-secret": refused(
    409,
    "Nothing called “{name}” may leave the page: that looks like a secret. Take it from the list.",
  ),
  "time-zone-unknown": refused(409, "There is no such time zone. Choose one such as Europe/Berlin."),
  "periods-overlap": refused(409, "Two periods overlap ({name}). Change one of them."),
  "holiday-wrong": refused(409, "This holiday ({name}) is no day of the calendar, or is there twice."),
  "customer-blocked": refused(403, "You cannot write to us here at present."),
  "queue-closed": refused(409, "We are closed now. Leave us a message instead."),
  "queue-full": refused(409, "Too many are waiting just now. Leave us a message instead."),
  "queue-unattended": refused(409, "Nobody is here just now. Leave us a message instead."),
  "form-missing": refused(409, "Fill in the form above first, then send your message."),
  "form-changed": refused(409, "The form has changed meanwhile. Look it over, then send your message again."),
  /** `field`: its id, `why`: what is wrong with the answer; for programs. */
  "answer-wrong": refused(409, "Look at “{name}” again, then send your message."),
  "topic-missing": refused(409, "Choose what it is about, then send your message."),
  "consent-missing": refused(
    409,
    "A chat can begin once you have agreed. Tick that, then send your message.",
  ),
  /** `fault`: what is wrong, for programs. */
  "form-wrong": refused(409, "The form before a chat cannot be like this: {why}. Change “{name}”."),
  "messages-full": refused(409, "We cannot take more messages just now. Try again later."),
  "customer-has-chat": refused(409, "This customer is in a chat just now. Answer there."),
  "too-many-left": refused(409, "You have left many messages already. We will answer those first."),
  "files-off": refused(409, "Files cannot be sent here."),
  "file-empty": refused(409, "The file “{name}” is empty."),
  "file-too-large": refused(409, "The file “{name}” is too large: at most {size} can be sent."),
  "files-full": refused(409, "There is no room for more files. Please send what matters as text."),
  "file-kind-not-accepted": refused(409, "The file “{name}” is of a kind that cannot be sent here."),
  "file-not-as-named": refused(409, "The file “{name}” is not what its name says, so it was not sent."),
  "file-broken": refused(409, "The file “{name}” cannot be opened, so it was not sent."),
  /** An upload that ended, was refused or given up, or a file that was sent with another message. */
  "file-unknown": refused(409, "A file of this message is no longer there. Add it again."),
  "too-many-files": refused(409, "A message can have at most {max} files."),
  /** `offset`: where the upload goes on. */
  "file-offset-wrong": refused(409, "Another part of this file comes next."),
  "too-many-uploads": {
    httpStatus: 429,
    retry: "later",
    words: "Many files are being sent just now. Wait a moment and try again.",
  },
  "too-many-mails": refused(409, "You have asked for many mails about this chat already."),
  "mail-not-failed": refused(
    409,
    "There is no failed mail to send again. Somebody may have done it already.",
  ),
  "not-joined": refused(409, "Nobody has joined this chat yet."),
  "not-over": refused(409, "This chat is not over yet."),
  "already-rated": refused(409, "You have rated this chat already. Thank you."),
  "token-expired": refused(401, "This token’s time is over. Have your server sign a new one."),
  "token-key-unknown": refused(
    401,
    "This token’s header names no key (kid) of this account. Keys stand in the settings under Signed identity.",
  ),
  /** `why`: what is wrong with it, for who writes the company's server. */
  "token-wrong": refused(401, "This token cannot be accepted: {why}."),
  "token-used": refused(401, "Another browser has used this token. Have your server sign one for each page."),
  "another-person": refused(409, "This browser has chatted as somebody else. Have it forget that first."),
  /** The secret of a key was shown when the key was made. */
  "secret-shown": refused(
    409,
    "A key’s secret is shown when the key is made, and not again. Make another key.",
  ),
  "account-closed": {
    httpStatus: 503,
    retry: "later",
    words: "This account is closed and being looked at. Try again later.",
  },
  "sign-in-failed": refused(401, "E-mail or password is not right."),
  "too-many-attempts": {
    httpStatus: 429,
    retry: "later",
    words: "Too many attempts. Wait {minutes} min and try again.",
  },
  "too-many-sign-ins": {
    httpStatus: 503,
    retry: "later",
    words: "Many people are signing in just now. Try again in a few seconds.",
  },
  /** `weakness`: why, for programs. */
  "password-weak": refused(409, "This password is too easy to guess: {why}. Choose another."),
  "current-password-wrong": refused(403, "Your current password is not right."),
  "set-up-code-wrong": refused(
    403,
    "This is not the set-up code. The server prints it where it was started; each start prints a new one.",
  ),
  "already-set-up": refused(409, "Bellhop has been set up already. Sign in."),
  "too-slow": {
    httpStatus: 503,
    retry: "later",
    words: "This connection could not keep up. It will come back by itself.",
  },
  busy: {
    httpStatus: 503,
    retry: "later",
    words: "The server is busy. Nothing was changed; try again.",
  },
  "store-unavailable": {
    httpStatus: 503,
    retry: "later",
    words: "What you sent could not be stored. It is kept here and sent again.",
  },
  /** The server that holds the account is not to be reached, or another one is about to hold it. */
  "home-away": {
    httpStatus: 503,
    retry: "later",
    words: "This account is moving to another server. Nothing was changed; try again.",
  },
  "server-stopping": {
    httpStatus: 503,
    retry: "later",
    words: "The server is restarting. The connection will come back by itself.",
  },
  internal: {
    httpStatus: 500,
    retry: "never",
    words: "Something went wrong on the server. Look whether it was done before you try again.",
  },
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof errorCodes;

/** Why something was not done. `with` fills the words: names for people, fields for programs. */
export interface CommandError {
  readonly code: ErrorCode;
  readonly words: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

/** The error of this code, with `values` filled into its words. */
export function commandError(
  code: ErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): CommandError {
  const words = errorCodes[code].words.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(details[name] ?? "somebody else"),
  );
  return Object.keys(details).length === 0 ? { code, words } : { code, words, with: details };
}
