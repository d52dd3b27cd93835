import type { agentFieldsWords as English } from "../en/agent-fields.ts";

export const agentFieldsWords: typeof English = {
  legend: "Für die Agenten",
  mustClassify: "Einstufung verlangen",
  mustClassifyHint:
    "Ein Chat lässt sich erst abschließen, wenn er eine hat. Läuft seine Zeit ab, gilt er als nicht eingestuft.",
  script: "Leitfaden",
  scriptHint:
    "Was Agenten sagen und fragen sollen, neben den Chats der Warteschlange. Links sind anklickbar.",
};
