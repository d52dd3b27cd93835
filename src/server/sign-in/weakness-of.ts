import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** Why a password is too easy to guess: it is common, or made of its user's own words. */
export type Weakness = "common" | "personal";

/** An estimate of fewer than a million guesses; see zxcvbn. */
const scoreMin = 2;

/** The estimate takes longer the longer the text, and this much of a password decides. */
const estimatedLengthMax = 40;

/** Shorter words of a user's own are in too many others. */
const ownWordLengthMin = 3;

/** Most letters and digits that a password without its user's own words has when it is made of them. */
const besideOwnWordsMax = 5;

let loaded: Promise<ZxcvbnFactory> | null = null;

/** `own`: what others know of the user, such as the name, the e-mail address and the company. */
export async function weaknessOf(password: string, own: readonly string[]): Promise<Weakness | null> {
  if (isPersonal(password, own)) return "personal";
  loaded ??= load();
  const { score } = (await loaded).check(password.slice(0, estimatedLengthMax));
  return score < scoreMin ? "common" : null;
}

/** For people, after "This password is too easy to guess:". */
export const weaknessWords: Readonly<Record<Weakness, string>> = {
  common: "it is among the first that are tried",
  personal: "it is made of a name, an e-mail address or the company",
};

function isPersonal(password: string, own: readonly string[]): boolean {
  const words = own
    .flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= ownWordLengthMin)
    .toSorted((a, b) => b.length - a.length);
  const left = words.reduce((text, word) => text.replaceAll(word, " "), plain(password));
  return left !== plain(password) && left.replaceAll(/[^\p{L}\p{N}]/gu, "").length <= besideOwnWordsMax;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Not before somebody chooses a password: the list of common ones is large. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
