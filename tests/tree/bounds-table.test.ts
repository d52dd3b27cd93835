import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ErrorCode, errorCodes } from "#contract/error-codes.ts";
import { fileChunkBytesMax, frameBytesMax, helloWithinMs } from "#contract/limits.ts";
import { chunksMax, fragmentsMax, payloadBytesMax } from "#server/doors/socket-door.ts";
import { unidentifiedMax, unidentifiedOfAddressMax } from "#server/doors/unidentified.ts";
import { finishWithinMs, unfinishedBytesMax } from "#server/doors/unfinished-messages.ts";
import { fileShares, sharedBytesMin } from "#server/files/file-shares.ts";
import { unsentMs, uploadIdleMs, uploadsOfOneMax } from "#server/files/uploads.ts";
import type { Budget } from "#server/basics/token-buckets.ts";
import { budgetLimits } from "#server/gateway/customer-budgets.ts";
import { addressesMax } from "#core/mail/leave-address.ts";
import { transcriptsMax } from "#core/mail/request-transcript.ts";
import { mailBudgets } from "#server/mail/mail-budgets.ts";
import { customerConnectionsMax } from "#server/gateway/customer-gate.ts";
import { proofWithinMs } from "#server/gateway/proofs-of-work.ts";
import { unfinishedBodiesMax } from "#server/http/bound-bodies.ts";
import { bodyBytesMax, headWithinMs, silentMsMax, wholeWithinMs } from "#server/http/http-server.ts";

import {
  windowSeconds,
  wrongForAddressMax,
  wrongFromDeviceMax,
  wrongFromNetworkMax,
  wrongFromSiteMax,
} from "#server/sign-in/attempt-limits.ts";
import { sessionsOfUserMax } from "#server/sign-in/session-list.ts";
import { knownMax, strangersMax, strangersOfNetworkMax } from "#server/sign-in/password-guard.ts";

const page = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url));
const [begin, end] = ["<!-- bounds -->", "<!-- /bounds -->"];

const count = (number: number) => number.toLocaleString("en");
const seconds = (ms: number) => `${ms / 1_000} s`;
const size = (bytes: number) => (bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1e3} KB`);

/** Says a budget in words: the number at once, then how it grows. */
function grows({ atOnce, perSecond }: Budget): string {
  const more =
    perSecond >= 1 ? `${count(perSecond)} a second` : `one in ${count(Math.round(1 / perSecond))} s`;
  return `${count(atOnce)}, and ${more}`;
}

/** Says which share of a room that is: thousandths of it, at once and then in a day. */
function growsDaily({ atOnce, perSecond }: Budget): string {
  return `${atOnce / 10} %, and ${Math.round(perSecond * 24 * 3_600) / 10} % a day`;
}

const room = `room for files (of ${count(sharedBytesMin / 1e9)} GB where it is smaller)`;
const wrong = `wrong passwords in ${windowSeconds / 60} min`;
const whose = { customer: "a customer", network: "an address", widget: "a widget", account: "an account" };
/** What is begun, with the refusal past a customer's own budget and past one that strangers share. */
const things = {
  chat: ["new chats", "too-many-begun", "proof-required"],
  "proven-chat": ["new chats", "too-many-begun", "too-many-begun"],
  message: ["messages", "too-many-messages", "too-many-messages"],
  file: ["megabytes of files", "too-many-uploads", "too-many-uploads"],
  "offline-message": ["offline messages", "too-many-begun", "proof-required"],
  "proven-offline-message": ["offline messages", "too-many-begun", "too-many-begun"],
} as const;

/** The budgets of customers, each with the one it counts for. */
const budgets = Object.entries(things).flatMap(([kind, [what, ofOwn, ofShared]]) =>
  Object.entries(budgetLimits[kind as keyof typeof things]).map(
    ([payer, budget]) =>
      [
        `${what} of ${whose[payer as keyof typeof whose]}${kind.startsWith("proven-") ? ", with a proof of work" : ""}`,
        grows(budget),
        payer === "customer" ? ofOwn : ofShared,
      ] as const,
  ),
);

const { least, most } = budgetLimits.work;

type Refusal = ErrorCode | "closed" | "the mail waits" | `closed with ${number}`;

/** Each bound with its size and its refusal, or with how the connection ends where there is none. */
const bounds: readonly (readonly [what: string, bound: string, refusal: Refusal])[] = [
  [
    "connections without a session or a chat, of an address of IPv4 or a /64 of IPv6",
    count(unidentifiedOfAddressMax),
    "too-many-connections",
  ],
  [
    "the same of all addresses, those held while their account has no home among them; an address that has more makes room for one that has fewer",
    count(unidentifiedMax),
    "too-many-connections",
  ],
  ["connections of one customer", count(customerConnectionsMax), "too-many-connections"],
  ["a connection that says no hello", seconds(helloWithinMs), "no-hello"],
  ["one message", size(frameBytesMax), "frame-too-large"],
  ["the same while it arrives", size(payloadBytesMax), "closed with 1009"],
  ["fragments of one message", count(fragmentsMax), "closed with 1008"],
  ["pieces from the network of one frame", count(chunksMax), "closed with 1008"],
  ["from the first byte of a message to its last", seconds(finishWithinMs), "unfinished"],
  [
    "memory for messages that have been begun, of all connections; the oldest goes first",
    size(unfinishedBytesMax),
    "unfinished",
  ],
  ["the head of a request", seconds(headWithinMs), "unfinished"],
  ["a whole request", seconds(wholeWithinMs), "unfinished"],
  ["the body of a request", size(bodyBytesMax), "bad-request"],
  [
    "requests whose bodies have been begun, of all connections; the oldest goes first",
    count(unfinishedBodiesMax),
    "unfinished",
  ],
  ["silence of a connection in both directions; on a socket beats break it", seconds(silentMsMax), "closed"],
  ...budgets,
  [`the account’s ${room} that customers of one address fill`, growsDaily(fileShares.network), "files-full"],
  ["the same by one widget", growsDaily(fileShares.widget), "files-full"],
  [
    "files of one sender that are coming or wait for their message",
    count(uploadsOfOneMax),
    "too-many-uploads",
  ],
  ["bytes of a file in one request", size(fileChunkBytesMax), "file-offset-wrong"],
  ["silence in an upload; then it is dropped", seconds(uploadIdleMs), "file-unknown"],
  ["a file that waits for its message", seconds(unsentMs), "file-unknown"],
  [
    "numbers that a proof of work has to try: while its budgets are full, and the most",
    `${count(least)} to ${count(most)}`,
    "too-many-begun",
  ],
  ["from a challenge to the proof that answers it", seconds(proofWithinMs), "proof-required"],
  ["addresses that a customer leaves in one chat", count(addressesMax), "too-many-mails"],
  ["transcripts of one chat by mail", count(transcriptsMax), "too-many-mails"],
  ["mails of an account to one address", grows(mailBudgets.address), "the mail waits"],
  ["mails of an account to all addresses", grows(mailBudgets.account), "the mail waits"],
  [`${wrong} at one e-mail address, from unknown devices`, count(wrongForAddressMax), "too-many-attempts"],
  [
    `${wrong} from one address or network, from unknown devices`,
    count(wrongFromNetworkMax),
    "too-many-attempts",
  ],
  [
    `${wrong} from one site of IPv6 (/48), from unknown devices`,
    count(wrongFromSiteMax),
    "too-many-attempts",
  ],
  [`${wrong} from a device the user has signed in from`, count(wrongFromDeviceMax), "too-many-attempts"],
  ["sessions of one user; the one that began first ends", count(sessionsOfUserMax), "signed-out"],
  ["passwords that wait for their check: of unknown devices", count(strangersMax), "too-many-sign-ins"],
  ["the same of one address or network", count(strangersOfNetworkMax), "too-many-sign-ins"],
  ["the same of known devices", count(knownMax), "too-many-sign-ins"],
];

function refusalWords(refusal: Refusal): string {
  return refusal in errorCodes ? `\`${refusal}\`: ${errorCodes[refusal as ErrorCode].words}` : refusal;
}

test("[A-1] the table of bounds says what the code does", () => {
  const text = readFileSync(page, "utf8");
  const [before, after] = [text.split(begin)[0] ?? "", text.split(end)[1] ?? ""];
  const rows = bounds.map(([what, bound, refusal]) => `| ${what} | ${bound} | ${refusalWords(refusal)} |`);
  const table = ["| what | at most | beyond that |", "| --- | ---: | --- |", ...rows].join("\n");
  const now = `${before}${begin}\n\n${table}\n\n${end}${after}`;
  if (process.env["BELLHOP_WRITE_BOUNDS"] === "1") writeFileSync(page, now);
  const remedy =
    "docs/reliability.md is stale. BELLHOP_WRITE_BOUNDS=1 npm test -- tests/tree/bounds-table writes it anew.";
  expect(readFileSync(page, "utf8") === now, remedy).toBe(true);
});
