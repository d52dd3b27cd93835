import type { MailWords } from "./mail-words.ts";

export const ja: MailWords = {
  hello: "お世話になっております。",
  customer: "お客様",
  answersSubject: "{company}からの返信",
  answers: "{company}へのお問い合わせに、次のとおりお返事します。",
  turnSubject: "順番が来ました：{company}",
  turn: "{company}でお取りしていた順番が来ました。",
  transcriptSubject: "{company}とのチャット",
  transcript: "ご依頼いただいた、{company}とのチャットの記録です。",
  goOn: "チャットの続きは、どの端末からでもこちらでどうぞ：",
  linkLasts:
    "このリンクはお客様専用です。リンクを知っている人は、チャットを読んだり書き込んだりできます。有効期限は{day}です。",
  noReply: "ご返信はリンクからお願いします。このメールへの返信は確認しておりません。",
  why: "このメールは、{company}のチャットでこのアドレスが登録されたためお送りしています。",
  cut: "［続きはメールには長すぎるため省略しました。リンクからすべてご覧いただけます。］",
  joined: "{name}が参加しました",
  waiting: "担当者を待っています",
  ended: "チャットが終了しました",
};
