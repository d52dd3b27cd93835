import type { ContactFields } from "./contact.ts";

/** Letters that Unicode does not take apart, and what people type for them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ς: "σ",
};

/** Scripts that put no spaces between words: any character of theirs may begin what somebody looks for. */
const withoutSpaces =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;

/** Fewer digits than these at the end of a phone number find too much to be worth a row. */
const lastDigitsMin = 3;
/** In characters. */
const wordLengthMax = 40;
const wordsMax = 100;

/**
 * The words under which a contact is found, each once. A search finds the contact when each word of the
 * search is the beginning of one of these. Phone numbers are found by any sequence of their digits. (B-84)
 */
export function contactWords({ name, email, phone }: ContactFields): string[] {
  const words = new Set([...wordsOf(name), ...wordsOf(email), ...wordsOf(phone)]);
  for (const word of Array.from(words)) if (withoutSpaces.test(word)) addEndings(words, word, 1);
  addEndings(words, beginningOf(wordsOf(phone).join("")), lastDigitsMin);
  return [...words].slice(0, wordsMax);
}

/**
 * The words of a text as they are compared, whatever its case, accents and punctuation, longest first:
 * the longer a word, the less it finds.
 */
export function searchWords(text: string): string[] {
  return [...new Set(wordsOf(text))].toSorted((a, b) => b.length - a.length);
}

function wordsOf(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßıøłđðþæœς]/gu, (letter) => plainLetters[letter] ?? letter);
  return folded.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word ? [beginningOf(word)] : []));
}

/** The first characters of the word, each of them whole. */
function beginningOf(word: string): string {
  return word.length <= wordLengthMax ? word : Array.from(word).slice(0, wordLengthMax).join("");
}

/** Adds every ending of the word that is at least so long, cut between characters. */
function addEndings(words: Set<string>, word: string, lengthMin: number): void {
  const characters = Array.from(word);
  for (let start = 0; start + lengthMin <= characters.length; start++) {
    words.add(characters.slice(start).join(""));
  }
}
