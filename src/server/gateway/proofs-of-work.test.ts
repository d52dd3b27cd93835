import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Challenge } from "#contract/proof-of-work.ts";
import { ProofsOfWork, proofWithinMs } from "./proofs-of-work.ts";

const purpose = ["chat", "command-one", "customer-one", "website"];
const numbers = 500;
const begun = 7_000;

/** Every number for which the hash is as wanted, as a client finds it. */
function found({ token, target }: Challenge): number[] {
  return Array.from({ length: numbers }, (_, number) => number).filter(
    (number) => createHash("sha256").update(`${token}.${number}`).digest("hex") === target,
  );
}

function challenged() {
  const proofs = new ProofsOfWork();
  const challenge = proofs.challenge(purpose, { numbers, now: begun });
  const { token } = challenge;
  const [number = -1] = found(challenge);
  return { proofs, challenge, proof: { token, number } };
}

test("[B-66] one number of those to try fits, and whoever has found it has done the work", () => {
  const { proofs, challenge, proof } = challenged();
  expect(challenge.numbers).toBe(numbers);
  expect(found(challenge)).toEqual([proof.number]);
  expect(proofs.isDone(purpose, proof, begun)).toBe(true);
});

test("[B-66] no other number counts, nor a token that the server did not make", () => {
  const { proofs, proof } = challenged();
  const others = Array.from({ length: numbers }, (_, number) => number).filter((one) => one !== proof.number);
  expect(others.filter((number) => proofs.isDone(purpose, { ...proof, number }, begun))).toEqual([]);
  const [until = "", seal = ""] = proof.token.split(".");
  for (const token of [
    "",
    ".",
    until,
    `.${seal}`,
    `zzzzzz.${seal}`,
    `${proof.token}.`,
    `${until}.${seal}A`,
  ]) {
    expect(proofs.isDone(purpose, { ...proof, token }, begun)).toBe(false);
  }
});

test.each([0, 1, 2, 3])("[B-66] work done for one purpose counts for no other (%i)", (at) => {
  const { proofs, proof } = challenged();
  expect(proofs.isDone(purpose.with(at, "other"), proof, begun)).toBe(false);
});

test("[B-66] work counts until its time is over, and never where it was not asked for", () => {
  const { proofs, proof } = challenged();
  expect(proofs.isDone(purpose, proof, begun + proofWithinMs - 1)).toBe(true);
  expect(proofs.isDone(purpose, proof, begun + proofWithinMs)).toBe(false);
  expect(new ProofsOfWork().isDone(purpose, proof, begun)).toBe(false);
});
