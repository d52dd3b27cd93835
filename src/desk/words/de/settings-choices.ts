import type { settingsChoicesWords as English } from "../en/settings-choices.ts";

export const settingsChoicesWords: typeof English = {
  templates: {
    title: "Vorlagen",
    ownTitle: "Meine Vorlagen",
    explains:
      "Vorbereitete Texte für Antworten. Gemeinsame werden allen Agenten angeboten, persönliche nur Ihnen. Agenten können einen Text vor dem Senden bearbeiten.",
    ownExplains:
      "Vorbereitete Texte für Ihre Antworten, nur Ihnen angeboten, neben denen für alle. Sie können einen Text vor dem Senden bearbeiten.",
    newTemplate: "Neue Vorlage",
    columns: { shortcut: "Kürzel", text: "Text", queues: "Warteschlangen", whose: "Angeboten für" },
    allQueues: "Alle",
    whose: { everybody: "Alle", me: "Nur Sie" },
    removeHint: "Sie wird niemandem mehr angeboten. Was mit ihr gesendet wurde, bleibt.",
    removeOwnHint: "Sie wird Ihnen nicht mehr angeboten.",
    nameHint: "Agenten suchen danach und nach Wörtern im Text",
    text: "Text",
    queues: "Warteschlangen",
    queuesHint: "In diesen wird sie angeboten; keine ausgewählt: in allen",
    noQueues: "Es gibt noch keine Warteschlangen.",
    personal: "Persönlich",
    personalHint: "Wird nur Ihnen angeboten",
  },
  classifications: {
    title: "Einstufungen",
    explains:
      "Der Baum, aus dem Agenten auswählen, worum es in einem Chat ging. Eine stillgelegte Einstufung wird nicht mehr angeboten; Chats, die sie haben, behalten sie.",
    newOne: "Neue Einstufung",
    newBelow: "Neue darunter",
    columns: { path: "Platz im Baum" },
    retire: {
      opens: "Stilllegen …",
      act: "Stilllegen",
      question: (name) => `„${name}“ stilllegen?`,
    },
    retireHint:
      "Agenten können sie nicht mehr auswählen; Chats, die sie haben, behalten sie. Unter ihr darf keine andere stehen.",
    below: "Steht unter",
    atTop: "Keiner anderen: ganz oben",
  },
  breaks: {
    title: "Pausengründe",
    explains:
      "Daraus wählen Agenten, wenn sie in die Pause gehen. Ohne einen Grund kann niemand in die Pause gehen.",
    newReason: "Neuer Pausengrund",
    columns: { max: "Höchstdauer" },
    max: (duration) => (duration === null ? "Unbegrenzt" : `Höchstens ${duration}`),
    removeHint: "Er wird nicht mehr angeboten. Wer gerade in dieser Pause ist, bleibt in ihr.",
    hasMax: "Hat eine Höchstdauer",
    maxLength: "Höchstdauer",
    maxLengthHint: "Wird Agenten neben dem Grund angezeigt",
  },
};
