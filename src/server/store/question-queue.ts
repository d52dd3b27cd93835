import { UnansweredFault } from "../ports/store.ts";

/** Most waiting questions of one asker; no page asks for more at a time. */
const waitingOfAskerMax = 20;

/** Most that may wait in all: as many people as come back at once after a restart. */
const waitingMax = 20_000;

interface Question {
  /** Queries the database and settles the asker's promise. */
  readonly run: () => Promise<void>;
  readonly timer: NodeJS.Timeout | null;
}

interface Options {
  /** Most questions that the database answers at once. */
  readonly atOnceMax: number;
  /** A question without an answer after so many milliseconds is given up, whether it waited or ran. */
  readonly questionMs: number;
}

/**
 * Puts the questions of many askers to the database, in order for each asker. Askers take turns, and each has
 * at most one question running, so an asker with a thousand questions delays another's first by one at most.
 * Excess questions and those that take too long fail with an `UnansweredFault`. A question given up while the
 * database works on it keeps its place until that work has ended.
 */
export class QuestionQueue {
  readonly #atOnceMax: number;
  readonly #questionMs: number;
  /** Askers whose turn can come, with what waits; the next one is the first. */
  readonly #ready = new Map<string, Question[]>();
  /** Askers of whom one question is with the database, with what waits behind it. */
  readonly #served = new Map<string, Question[]>();
  readonly #unanswered = new Set<Promise<unknown>>();
  #waiting = 0;

  constructor({ atOnceMax, questionMs }: Options) {
    this.#atOnceMax = atOnceMax;
    this.#questionMs = questionMs;
  }

  /** Resolves or rejects as `question` does, once its turn has come. */
  ask<Answer>(asker: string, question: () => Promise<Answer>): Promise<Answer> {
    const ofAsker = this.#lineOf(asker).length;
    if (ofAsker >= waitingOfAskerMax || this.#waiting >= waitingMax) {
      return Promise.reject(new UnansweredFault("too-many", `${ofAsker} of ${this.#waiting} questions wait`));
    }
    return this.#wait(asker, question, this.#questionMs);
  }

  /** The same for background work, which limits itself: never refused, however long it takes. */
  askPatiently<Answer>(asker: string, question: () => Promise<Answer>): Promise<Answer> {
    return this.#wait(asker, question, null);
  }

  /** Resolves when every question has been answered or given up. */
  async drain(): Promise<void> {
    while (this.#unanswered.size > 0) await Promise.allSettled(this.#unanswered);
  }

  #wait<Answer>(asker: string, question: () => Promise<Answer>, questionMs: number | null): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      const giveUp = () => {
        this.#forget(asker, waiting);
        reject(new UnansweredFault("too-long", `A question was not answered within ${questionMs} ms`));
      };
      const waiting: Question = {
        run: () => question().then(resolve, reject),
        timer: questionMs === null ? null : setTimeout(giveUp, questionMs).unref(),
      };
      this.#lineOf(asker).push(waiting);
      this.#waiting += 1;
    });
    this.#unanswered.add(answer);
    const settled = () => void this.#unanswered.delete(answer);
    answer.then(settled, settled);
    this.#serve();
    return answer;
  }

  #lineOf(asker: string): Question[] {
    const known = this.#served.get(asker) ?? this.#ready.get(asker);
    if (known) return known;
    const line: Question[] = [];
    this.#ready.set(asker, line);
    return line;
  }

  #serve(): void {
    for (const [asker, line] of this.#ready) {
      if (this.#served.size >= this.#atOnceMax) return;
      this.#ready.delete(asker);
      const question = line.shift();
      if (!question) continue;
      this.#waiting -= 1;
      this.#served.set(asker, line);
      void question.run().finally(() => {
        if (question.timer) clearTimeout(question.timer);
        this.#served.delete(asker);
        // Behind everybody who waits.
        if (line.length > 0) this.#ready.set(asker, line);
        this.#serve();
      });
    }
  }

  /** Takes a question away that still waits. */
  #forget(asker: string, question: Question): void {
    const line = this.#served.get(asker) ?? this.#ready.get(asker) ?? [];
    const at = line.indexOf(question);
    if (at === -1) return;
    line.splice(at, 1);
    this.#waiting -= 1;
    if (line.length === 0) this.#ready.delete(asker);
  }
}
