import type { MailWords } from "./mail-words.ts";

export const fr: MailWords = {
  hello: "Bonjour,",
  customer: "Vous",
  answersSubject: "{company} vous a répondu",
  answers: "Vous avez écrit à {company}. Voici la réponse :",
  turnSubject: "C’est votre tour chez {company}",
  turn: "Vous aviez gardé votre place dans la file de {company}, et c’est maintenant votre tour.",
  transcriptSubject: "Votre chat avec {company}",
  transcript: "Voici votre chat avec {company}, comme vous l’avez demandé :",
  goOn: "Continuez le chat ici, sur l’appareil de votre choix :",
  linkLasts:
    "Ce lien est réservé à vous seul : toute personne qui l’a peut lire le chat et y écrire. Il est valable jusqu’au {day}.",
  noReply: "Merci de répondre en passant par le lien. Personne ne lit les réponses à cet e-mail.",
  why: "Vous recevez cet e-mail parce que cette adresse a été laissée dans le chat de {company}.",
  cut: "[La suite est trop longue pour un e-mail. Le lien mène au chat complet.]",
  joined: "{name} a rejoint le chat",
  waiting: "En attente de quelqu’un",
  ended: "Le chat est terminé",
};
