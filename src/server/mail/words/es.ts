import type { MailWords } from "./mail-words.ts";

export const es: MailWords = {
  hello: "Hola:",
  customer: "Usted",
  answersSubject: "{company} le ha respondido",
  answers: "Usted escribió a {company}. Esta es la respuesta:",
  turnSubject: "Es su turno en {company}",
  turn: "Usted conservaba su lugar en la cola de {company} y ahora es su turno.",
  transcriptSubject: "Su chat con {company}",
  transcript: "Este es su chat con {company}, tal como lo pidió:",
  goOn: "Siga con el chat aquí, en cualquier dispositivo:",
  linkLasts:
    "El enlace es solo para usted: quien lo tenga puede leer el chat y escribir en él. Funciona hasta el {day}.",
  noReply: "Responda a través del enlace. Nadie lee las respuestas a este correo.",
  why: "Recibe este correo porque esta dirección se dejó en el chat de {company}.",
  cut: "[Lo que sigue es demasiado largo para un correo. El enlace lleva al chat completo.]",
  joined: "{name} se ha unido",
  waiting: "A la espera de alguien",
  ended: "El chat ha terminado",
};
