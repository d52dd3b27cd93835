import { ModelStore } from "#client/model-store.ts";

/** Answers the question whether to leave a form that has not been saved. */
type AnswerLeave = (leave: boolean) => void;

/** The forms with changes that nobody has saved, and the question about them. */
export class UnsavedForms {
  /** The question is on the screen while this is not `null`. */
  readonly question = new ModelStore<AnswerLeave | null>(null);
  readonly #forms = new Set<symbol>();

  /** Guards a form; the result ends it. */
  guard(): () => void {
    const form = Symbol("form");
    this.#forms.add(form);
    return () => this.#forms.delete(form);
  }

  /** May what is on the screen be left? Asks where something would be lost; one question at a time. */
  async mayLeave(): Promise<boolean> {
    if (this.#forms.size === 0) return true;
    if (this.question.get()) return false;
    const answer = await new Promise<boolean>((resolve) => this.question.set(resolve));
    this.question.set(null);
    return answer;
  }
}

export const unsavedForms = new UnsavedForms();
