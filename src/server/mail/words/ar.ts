import type { MailWords } from "./mail-words.ts";

export const ar: MailWords = {
  hello: "مرحبًا،",
  customer: "أنت",
  answersSubject: "ردّت عليك {company}",
  answers: "كتبت إلى {company}، وهذا هو الرد:",
  turnSubject: "حان دورك لدى {company}",
  turn: "كنت قد احتفظت بمكانك في الدور لدى {company}، والآن حان دورك.",
  transcriptSubject: "محادثتك مع {company}",
  transcript: "هذه محادثتك مع {company} كما طلبت:",
  goOn: "تابع المحادثة هنا، من أي جهاز:",
  linkLasts: "هذا الرابط لك وحدك: من يملكه يستطيع قراءة المحادثة والكتابة فيها. وهو صالح حتى {day}.",
  noReply: "يُرجى الرد من خلال الرابط، فلا أحد يقرأ الردود على هذه الرسالة.",
  why: "وصلتك هذه الرسالة لأن هذا العنوان تُرك في محادثة {company}.",
  cut: "[الباقي أطول من أن يُرسل في رسالة بريد. الرابط يؤدي إلى المحادثة كاملة.]",
  joined: "انضم {name} إلى المحادثة",
  waiting: "في انتظار أحد أعضاء الفريق",
  ended: "انتهت المحادثة",
};
