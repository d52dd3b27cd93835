/** Goes on with the match from here; says whether all that follows fits. */
type Next = (at: number) => boolean;
/** Matches one piece of a pattern at a place of the text, in every way it can, until what follows fits. */
type Piece = (match: Matching, at: number, next: Next) => boolean;

interface Matching {
  readonly text: string;
  steps: number;
}

/** More than any text of a test is worth. */
const stepsMax = 200_000;

/** A pattern as an engine that goes back and tries again would work on it, every step counted. */
export interface CountedPattern {
  /** Steps that the first match takes, or that it takes to find that there is none; infinitely many past a limit. */
  steps(text: string): number;
  /** A sign for each place where the pattern takes one. */
  readonly signs: readonly string[];
}

const candidates = "aA0 -_.:/@#<>=\"'\t\n\u0001é{}()[]%\\,;!?".split("");

/** Reads a regular expression. Throws at what it does not know, rather than count it wrongly. */
export function countedPattern({ source, flags }: RegExp): CountedPattern {
  const reader = new PatternReader(source, flags);
  const whole = reader.alternatives();
  return {
    signs: reader.signs,
    steps(text) {
      const match: Matching = { text, steps: 0 };
      for (let from = 0; from <= text.length && match.steps < stepsMax; from++) {
        if (whole(match, from, () => true)) break;
      }
      return match.steps < stepsMax ? match.steps : Infinity;
    },
  };
}

class PatternReader {
  readonly signs: string[] = [];
  readonly #source: string;
  readonly #flags: string;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags.replace(/[gy]/g, "");
  }

  alternatives(): Piece {
    const ways = [this.#sequence()];
    while (this.#take("|")) ways.push(this.#sequence());
    return (match, at, next) => ways.some((way) => way(match, at, next));
  }

  #sequence(): Piece {
    const pieces: Piece[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at]!))
      pieces.push(this.#repeated());
    return (match, at, next) => {
      const from = (index: number, here: number): boolean => {
        const piece = pieces[index];
        return piece ? piece(match, here, (there) => from(index + 1, there)) : next(here);
      };
      return from(0, at);
    };
  }

  #repeated(): Piece {
    const piece = this.#atom();
    const [all] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at)) ?? [""];
    if (all === "") return piece;
    this.#at += all.length;
    const [least = 0, most = least] =
      { "*": [0, Infinity], "+": [1, Infinity], "?": [0, 1] }[all[0]!] ?? numbersIn(all);
    const isLazy = all.length > 1 && all.endsWith("?");
    return (match, at, next) => {
      const again = (count: number, here: number): boolean => {
        const more = () =>
          count < most && piece(match, here, (there) => there > here && again(count + 1, there));
        const enough = () => count >= least && next(here);
        return isLazy ? enough() || more() : more() || enough();
      };
      return again(0, at);
    };
  }

  #atom(): Piece {
    if (this.#take("^")) return (_match, at, next) => at === 0 && next(at);
    if (this.#take("$")) return ({ text }, at, next) => at === text.length && next(at);
    for (const opening of ["(?:", "(?=", "(?!"]) if (this.#take(opening)) return this.#group(opening);
    if (this.#source.startsWith("(?", this.#at))
      throw new Error(`Not known: ${this.#source.slice(this.#at)}`);
    if (this.#take("(")) return this.#group("(");
    const [sign = ""] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u[\da-fA-F]{4}|\\.|.)/su.exec(
        this.#source.slice(this.#at),
      ) ?? [];
    this.#at += sign.length;
    return sign === "\\b" ? wordEdge : this.#oneSign(sign);
  }

  #group(opening: string): Piece {
    const inside = this.alternatives();
    this.#take(")");
    const fits = (match: Matching, at: number) => inside(match, at, () => true);
    if (opening === "(?=") return (match, at, next) => fits(match, at) && next(at);
    if (opening === "(?!") return (match, at, next) => !fits(match, at) && next(at);
    return inside;
  }

  #oneSign(source: string): Piece {
    const sign = new RegExp(`^(?:${source})$`, this.#flags);
    const example = candidates.find((one) => sign.test(one)) ?? source;
    this.signs.push(example);
    return (match, at, next) => {
      match.steps += 1;
      if (match.steps > stepsMax) return false;
      const one = match.text[at];
      return one !== undefined && sign.test(one) && next(at + 1);
    };
  }

  #take(word: string): boolean {
    const isThere = this.#source.startsWith(word, this.#at);
    if (isThere) this.#at += word.length;
    return isThere;
  }
}

function numbersIn(times: string): number[] {
  const [least = "0", most] = times.replace(/[{}?]/g, "").split(",");
  return [Number(least), most === undefined ? Number(least) : most === "" ? Infinity : Number(most)];
}

const wordEdge: Piece = ({ text }, at, next) => {
  const isWord = (index: number) => /\w/.test(text[index] ?? " ");
  return isWord(at - 1) !== isWord(at) && next(at);
};
