import { describe, expect, test } from "vitest";
import type { FormFieldId, QueueId, TopicId } from "../ids.ts";
import { deepFreeze } from "../testing/deep-freeze.ts";
import { type FormAnswers, fillForm } from "./fill-form.ts";
import { formFault } from "./form-fault.ts";
import { type FormField, type PreChatForm, noForm } from "./pre-chat-form.ts";

const lengths = { name: 10, email: 20, phone: 12, text: 30, choice: 30 };

function field(fieldId: string, change: Partial<FormField> = {}): FormField {
  return {
    fieldId: fieldId as FormFieldId,
    kind: "text",
    label: fieldId,
    isRequired: false,
    choices: [],
    isForReaching: false,
    ...change,
  };
}

const topic = (topicId: string, queueId: string) => ({
  topicId: topicId as TopicId,
  label: topicId,
  queueId: queueId as QueueId,
});

const form: PreChatForm = deepFreeze({
  fields: [
    field("Your name", { kind: "name", isRequired: true }),
    field("E-mail", { kind: "email", isForReaching: true }),
    field("Phone", { kind: "phone" }),
    field("Class", { kind: "choice", choices: ["First", "Second"] }),
  ],
  topics: [topic("Bookings", "queue-bookings"), topic("Baggage", "queue-baggage")],
  consent: { text: "I agree.", link: "https://acme.example/privacy" },
});

interface Given extends Partial<Omit<FormAnswers, "answers">> {
  readonly values?: Readonly<Record<string, string>>;
  readonly isCurrent?: boolean;
}

const whole = { "Your name": "Dana", "E-mail": "Dana@acme.example" };

function fill({ values = whole, isCurrent = true, ...given }: Given = {}, of = form) {
  const answers = Object.entries(values).map(([fieldId, value]) => ({
    fieldId: fieldId as FormFieldId,
    value,
  }));
  return fillForm(of, {
    answers: { answers, topicId: "Baggage" as TopicId, agrees: true, ...given },
    isCurrent,
    lengths,
    isEmail: (text) => text.includes("@"),
  });
}

describe("[B-73] what a customer fills in before a chat", () => {
  test("is kept with the words it answers; the topic chooses the queue, and the address reaches them", () => {
    expect(fill({ values: { ...whole, Class: "Second", unknown: "of another form" } })).toEqual({
      form: {
        answers: [
          { kind: "name", label: "Your name", value: "Dana" },
          { kind: "email", label: "E-mail", value: "Dana@acme.example" },
          { kind: "choice", label: "Class", value: "Second" },
        ],
        topic: "Baggage",
        consent: form.consent,
      },
      email: "dana@acme.example",
      queueId: "queue-baggage",
    });
  });

  test("is nothing where nothing is asked", () => {
    const nothing = { form: null, email: null, queueId: null };
    expect(fill({}, noForm)).toEqual(nothing);
    const asked = { answers: null, isCurrent: false, lengths, isEmail: () => true };
    expect(fillForm(noForm, asked)).toEqual(nothing);
    expect(fillForm(form, asked)).toEqual({ refused: "form-missing" });
  });

  test("reaches nobody at an address that is not for that", () => {
    const fields = form.fields.map((one) => ({ ...one, isForReaching: false }));
    expect(fill({}, { ...form, fields })).toMatchObject({ email: null });
  });

  test.each<[string, string, string]>([
    ["Your name", "  ", "missing"],
    ["Your name", "Dana Kowalski-Meyer", "too-long"],
    ["E-mail", "dana", "no-email"],
    ["Phone", "call me", "no-phone"],
    ["Class", "Third", "not-offered"],
  ])("%s: “%s” is %s", (name, value, why) => {
    expect(fill({ values: { ...whole, [name]: value } })).toEqual({
      refused: "answer-wrong",
      field: name,
      name,
      why,
    });
  });

  test.each<[Given, string]>([
    [{ topicId: null }, "topic-missing"],
    [{ topicId: "of another form" as TopicId }, "topic-missing"],
    [{ agrees: false }, "consent-missing"],
    [{ isCurrent: false, values: {} }, "form-changed"],
  ])("%j is refused as %s", (given, refused) => {
    expect(fill(given)).toEqual({ refused });
  });
});

describe("[B-73] a form that makes no sense is refused with what is wrong", () => {
  test.each<[Partial<PreChatForm>, { why: string; name: string } | null]>([
    [form, null],
    [noForm, null],
    [{ consent: { text: "I agree.", link: "" } }, null],
    [
      { fields: [field("A", { kind: "name" }), field("B", { kind: "name" })] },
      { why: "asked-twice", name: "B" },
    ],
    [{ fields: [field("A"), field("B")] }, null],
    [{ fields: [field("A"), field(" a")] }, { why: "said-twice", name: " a" }],
    [{ topics: [topic("A", "x"), topic("A", "y")] }, { why: "said-twice", name: "A" }],
    [{ fields: [field("A", { kind: "choice", choices: ["One"] })] }, { why: "too-few-choices", name: "A" }],
    [{ fields: [field("A", { kind: "choice", choices: ["x", "X"] })] }, { why: "said-twice", name: "X" }],
    ...["acme.example", "javascript:alert(1)", "https://"].map(
      (link): [Partial<PreChatForm>, { why: string; name: string }] => [
        { consent: { text: "I agree.", link } },
        { why: "wrong-link", name: link },
      ],
    ),
  ])("%j", (change, fault) => {
    expect(formFault({ ...noForm, ...change })).toEqual(fault && { refused: "form-wrong", ...fault });
  });
});
