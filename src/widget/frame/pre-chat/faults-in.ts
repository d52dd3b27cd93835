import type { CommandError } from "#contract/error-codes.ts";
import { emailLengthMax, formAnswerLengthMax, nameLengthMax, phoneLengthMax } from "#contract/limits.ts";
import type { FormAnswers, FormView } from "#contract/views/form-view.ts";
import { say } from "#contract/sentence.ts";
import type { FaultWords } from "./fault-words.ts";
import type { FilledIn } from "./filled-in.ts";

type Faults = FilledIn["faults"];

const lengthMax = {
  name: nameLengthMax,
  email: emailLengthMax,
  phone: phoneLengthMax,
  text: formAnswerLengthMax,
  choice: formAnswerLengthMax,
};

/** What the server would refuse, so that it need not be asked. It has the last word. */
export function faultsIn(
  form: FormView,
  { answers, topicId, agrees }: Omit<FormAnswers, "mark">,
  words: FaultWords,
): Faults {
  const faults: Record<string, string> = {};
  for (const field of form.fields) {
    const value = answers.find(({ fieldId }) => fieldId === field.fieldId)?.value ?? "";
    const fault = faultOf(field, value, words);
    if (fault) faults[field.fieldId] = fault;
  }
  if (form.topics.length > 0 && !form.topics.some((topic) => topic.topicId === topicId)) {
    faults["topic"] = words.notOffered;
  }
  if (form.consent && !agrees) faults["consent"] = words.agreeFirst;
  return faults;
}

function faultOf(
  { kind, isRequired }: FormView["fields"][number],
  value: string,
  words: FaultWords,
): string | null {
  if (value === "" && isRequired) return kind === "choice" ? words.notOffered : words.missing;
  if (value === "") return null;
  const excess = value.length - lengthMax[kind];
  if (excess > 0) return say(words.tooLong, { excess: excess.toLocaleString() });
  if (kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return words.wrongEmail;
  return kind === "phone" && !/\d/.test(value) ? words.noPhone : null;
}

/** Where the server found fault. `reason`: the error in words. */
export function faultsOf(
  { code, with: details }: CommandError,
  words: FaultWords & { readonly reason: string },
): Faults {
  switch (code) {
    case "topic-missing":
      return { topic: words.notOffered };
    case "consent-missing":
      return { consent: words.agreeFirst };
    case "answer-wrong":
      return { [String(details?.["field"])]: answerWords(String(details?.["why"]), words) };
    default:
      return { form: words.reason };
  }
}

function answerWords(why: string, words: FaultWords & { readonly reason: string }): string {
  switch (why) {
    case "missing":
      return words.missing;
    case "no-email":
      return words.wrongEmail;
    case "no-phone":
      return words.noPhone;
    case "not-offered":
      return words.notOffered;
    default:
      return words.reason;
  }
}

/** Is it about the form, or about the queue that its topic leads to? */
export function isAboutForm({ code }: CommandError): boolean {
  return /^(form|answer|topic|consent)-/.test(code);
}
