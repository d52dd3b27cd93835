import { describe, expect, test } from "vitest";
import { type ErrorCode, commandError } from "#contract/error-codes.ts";
import { say } from "#contract/sentence.ts";
import type { FormFieldId, TopicId } from "#contract/ids.ts";
import type { FormView } from "#contract/views/form-view.ts";
import { chat } from "../words/en/chat.ts";
import { later } from "../words/en/later.ts";
import { faultsIn, faultsOf } from "./faults-in.ts";

const words = { ...later.preChat, wrongEmail: later.reach.wrongEmail, tooLong: chat.tooLong };

const field = (kind: FormView["fields"][number]["kind"], isRequired = false) => ({
  fieldId: kind as string as FormFieldId,
  kind,
  label: kind,
  isRequired,
  choices: [],
});

const form: FormView = {
  mark: "mark",
  fields: [field("name", true), field("email"), field("phone"), field("choice", true)],
  topics: [{ topicId: "bookings" as TopicId, label: "Bookings" }],
  consent: { text: "I agree.", link: "" },
};

function faults(values: Readonly<Record<string, string>>, { topic = "bookings", agrees = true } = {}) {
  const answers = Object.entries(values).map(([id, value]) => ({ fieldId: id as FormFieldId, value }));
  return faultsIn(form, { answers, topicId: topic as TopicId, agrees }, words);
}

const whole = { name: "Dana", choice: "First" };
const { missing } = words;

describe("[B-73] a form that is not whole is told so before it is sent", () => {
  test.each<[Record<string, string>, object, Record<string, string>]>([
    [whole, {}, {}],
    [{ ...whole, email: "a@b.example", phone: "+49 30 1234" }, {}, {}],
    [{}, {}, { name: missing, choice: words.notOffered }],
    [{ ...whole, email: "a@b" }, {}, { email: words.wrongEmail }],
    [{ ...whole, phone: "none" }, {}, { phone: words.noPhone }],
    [{ ...whole, name: "x".repeat(103) }, {}, { name: say(words.tooLong, { excess: "3" }) }],
    [whole, { topic: "of another form" }, { topic: words.notOffered }],
    [whole, { agrees: false }, { consent: words.agreeFirst }],
  ])("%j %j", (values, given, found) => {
    expect(faults(values, given)).toEqual(found);
  });

  test("and where the server has found fault, in the customer's language", () => {
    const told = (code: ErrorCode, details: Readonly<Record<string, string>> = {}) =>
      faultsOf(commandError(code, details), { ...words, reason: "As the server says." });
    expect(told("answer-wrong", { field: "name", why: "missing" })).toEqual({ name: missing });
    const later = { field: "name", why: "of a later server" };
    expect(told("answer-wrong", later)).toEqual({ name: "As the server says." });
    expect(told("topic-missing")).toEqual({ topic: words.notOffered });
    expect(told("consent-missing")).toEqual({ consent: words.agreeFirst });
    expect(told("form-changed")).toEqual({ form: "As the server says." });
  });
});
