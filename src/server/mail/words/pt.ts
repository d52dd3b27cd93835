import type { MailWords } from "./mail-words.ts";

export const pt: MailWords = {
  hello: "Olá,",
  customer: "Você",
  answersSubject: "{company} respondeu a você",
  answers: "Você escreveu para {company}. Aqui está a resposta:",
  turnSubject: "É a sua vez: {company}",
  turn: "Você guardou seu lugar na fila de {company}, e agora é a sua vez.",
  transcriptSubject: "Seu chat com {company}",
  transcript: "Aqui está seu chat com {company}, como você pediu:",
  goOn: "Continue o chat aqui, em qualquer aparelho:",
  linkLasts: "O link é só para você: quem o tiver pode ler o chat e escrever nele. Ele vale até {day}.",
  noReply: "Responda pelo link. Ninguém lê as respostas a este e-mail.",
  why: "Você recebeu este e-mail porque este endereço foi deixado no chat de {company}.",
  cut: "[O restante é longo demais para um e-mail. O link leva ao chat completo.]",
  joined: "{name} entrou",
  waiting: "Aguardando alguém",
  ended: "O chat foi encerrado",
};
