import type { CustomerLanguage } from "#contract/languages.ts";
import type { OwnWords } from "./plain-words.ts";

export const ownWords: Readonly<Record<CustomerLanguage, OwnWords>> = {
  en: {
    showNew: "Show what is new",
    showOlder: "Show older messages",
    closedLine: "This page has been open for long and shows nothing new any more. Use “Show what is new”.",
    notYet: "This could not be sent yet. It stands in the box below: send it again, it arrives only once.",
    unreachable: "The chat cannot be reached just now. Try again in a moment.",
    tooLong: "Not sent: it is longer than {max} characters. Shorten it, then send it.",
    empty: "There was nothing to send. Write something first.",
    busy: "Many people are writing just now. Wait a minute, then send it again.",
    left: "We have your message, and will answer to {email}.",
    notFound:
      "There is no chat at this address, or it cannot be reached just now. Please contact us another way, or try again in a moment.",
  },
  de: {
    showNew: "Neues anzeigen",
    showOlder: "Ältere Nachrichten anzeigen",
    closedLine: "Diese Seite ist schon lange offen und zeigt nichts Neues mehr. Wählen Sie „Neues anzeigen“.",
    notYet:
      "Das konnte noch nicht gesendet werden. Es steht unten im Feld: Senden Sie es erneut, es kommt nur einmal an.",
    unreachable: "Der Chat ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.",
    tooLong: "Nicht gesendet: Der Text ist länger als {max} Zeichen. Bitte kürzen und dann senden.",
    empty: "Es gab nichts zu senden. Schreiben Sie zuerst etwas.",
    busy: "Gerade schreiben viele. Warten Sie eine Minute und senden Sie es dann erneut.",
    left: "Wir haben Ihre Nachricht und antworten an {email}.",
    notFound:
      "Unter dieser Adresse gibt es keinen Chat, oder er ist gerade nicht erreichbar. Bitte erreichen Sie uns auf anderem Weg, oder versuchen Sie es gleich noch einmal.",
  },
  fr: {
    showNew: "Afficher les nouveautés",
    showOlder: "Afficher les messages précédents",
    closedLine:
      "Cette page est ouverte depuis longtemps et n’affiche plus rien de nouveau. Utilisez « Afficher les nouveautés ».",
    notYet:
      "Ceci n’a pas encore pu être envoyé. Le texte est dans le champ ci-dessous : renvoyez-le, il n’arrivera qu’une fois.",
    unreachable: "Le chat est injoignable pour le moment. Réessayez dans un instant.",
    tooLong: "Non envoyé : le texte dépasse {max} caractères. Raccourcissez-le, puis envoyez.",
    empty: "Il n’y avait rien à envoyer. Écrivez d’abord quelque chose.",
    busy: "Beaucoup de personnes écrivent en ce moment. Attendez une minute, puis renvoyez.",
    left: "Nous avons bien reçu votre message et répondrons à {email}.",
    notFound:
      "Il n’y a pas de chat à cette adresse, ou il est injoignable pour le moment. Merci de nous contacter par un autre moyen ou de réessayer dans un instant.",
  },
  es: {
    showNew: "Mostrar lo nuevo",
    showOlder: "Mostrar mensajes anteriores",
    closedLine: "Esta página lleva mucho tiempo abierta y ya no muestra nada nuevo. Use «Mostrar lo nuevo».",
    notYet:
      "Aún no se ha podido enviar. El texto está en el cuadro de abajo: envíelo de nuevo, llegará una sola vez.",
    unreachable: "Ahora no se puede acceder al chat. Vuelva a intentarlo en un momento.",
    tooLong: "No enviado: tiene más de {max} caracteres. Acórtelo y envíelo.",
    empty: "No había nada que enviar. Escriba algo primero.",
    busy: "Muchas personas están escribiendo ahora. Espere un minuto y envíelo de nuevo.",
    left: "Hemos recibido su mensaje y le responderemos a {email}.",
    notFound:
      "No hay ningún chat en esta dirección, o ahora no se puede acceder a él. Póngase en contacto con nosotros por otra vía o vuelva a intentarlo en un momento.",
  },
  pt: {
    showNew: "Mostrar novidades",
    showOlder: "Mostrar mensagens anteriores",
    closedLine:
      "Esta página está aberta há muito tempo e não mostra mais nada de novo. Use “Mostrar novidades”.",
    notYet:
      "Ainda não foi possível enviar. O texto está na caixa abaixo: envie de novo, ele chega uma vez só.",
    unreachable: "Não foi possível abrir o chat agora. Tente de novo em instantes.",
    tooLong: "Não enviado: passa de {max} caracteres. Encurte e envie.",
    empty: "Não havia nada para enviar. Escreva algo primeiro.",
    busy: "Muitas pessoas estão escrevendo agora. Espere um minuto e envie de novo.",
    left: "Recebemos sua mensagem e vamos responder para {email}.",
    notFound:
      "Não há chat neste endereço, ou não é possível abri-lo agora. Fale conosco de outra forma ou tente de novo em instantes.",
  },
  it: {
    showNew: "Mostra le novità",
    showOlder: "Mostra i messaggi precedenti",
    closedLine:
      "Questa pagina è aperta da molto tempo e non mostra più nulla di nuovo. Usi «Mostra le novità».",
    notYet:
      "Non è stato ancora possibile inviarlo. Il testo è nel riquadro qui sotto: lo invii di nuovo, arriverà una volta sola.",
    unreachable: "La chat non è raggiungibile in questo momento. Riprovi tra un attimo.",
    tooLong: "Non inviato: supera i {max} caratteri. Lo accorci, poi lo invii.",
    empty: "Non c’era nulla da inviare. Scriva prima qualcosa.",
    busy: "Molte persone stanno scrivendo in questo momento. Attenda un minuto, poi invii di nuovo.",
    left: "Abbiamo ricevuto il suo messaggio e risponderemo a {email}.",
    notFound:
      "A questo indirizzo non c’è nessuna chat, oppure non è raggiungibile in questo momento. Ci contatti in un altro modo o riprovi tra un attimo.",
  },
  nl: {
    showNew: "Toon wat nieuw is",
    showOlder: "Toon oudere berichten",
    closedLine: "Deze pagina staat al lang open en toont niets nieuws meer. Gebruik ‘Toon wat nieuw is’.",
    notYet:
      "Dit kon nog niet worden verstuurd. Het staat in het vak hieronder: verstuur het opnieuw, het komt maar één keer aan.",
    unreachable: "De chat is nu niet bereikbaar. Probeer het zo meteen opnieuw.",
    tooLong: "Niet verstuurd: het is langer dan {max} tekens. Maak het korter en verstuur het dan.",
    empty: "Er was niets om te versturen. Schrijf eerst iets.",
    busy: "Er schrijven nu veel mensen. Wacht een minuut en verstuur het dan opnieuw.",
    left: "We hebben uw bericht en antwoorden op {email}.",
    notFound:
      "Op dit adres is geen chat, of hij is nu niet bereikbaar. Neem op een andere manier contact met ons op, of probeer het zo meteen opnieuw.",
  },
  pl: {
    showNew: "Pokaż nowe",
    showOlder: "Pokaż starsze wiadomości",
    closedLine:
      "Ta strona jest otwarta od dawna i nie pokazuje już nic nowego. Proszę użyć przycisku „Pokaż nowe”.",
    notYet:
      "Nie udało się jeszcze tego wysłać. Tekst jest w polu poniżej: proszę wysłać go ponownie, dotrze tylko raz.",
    unreachable: "Czat jest teraz niedostępny. Proszę spróbować za chwilę.",
    tooLong: "Nie wysłano: tekst przekracza limit znaków ({max}). Proszę go skrócić, a potem wysłać.",
    empty: "Nie było nic do wysłania. Proszę najpierw coś napisać.",
    busy: "Pisze teraz wiele osób. Proszę odczekać minutę i wysłać ponownie.",
    left: "Mamy tę wiadomość i odpowiemy na adres {email}.",
    notFound:
      "Pod tym adresem nie ma czatu albo jest on teraz niedostępny. Prosimy o kontakt w inny sposób lub ponowną próbę za chwilę.",
  },
  ar: {
    showNew: "عرض الجديد",
    showOlder: "عرض الرسائل الأقدم",
    closedLine: "هذه الصفحة مفتوحة منذ وقت طويل ولم تعد تعرض شيئًا جديدًا. استخدم «عرض الجديد».",
    notYet: "تعذّر إرسال هذا بعد. النص في المربع أدناه: أرسله مرة أخرى، ولن يصل إلا مرة واحدة.",
    unreachable: "يتعذّر الوصول إلى المحادثة الآن. حاول مرة أخرى بعد لحظة.",
    tooLong: "لم يُرسل: النص أطول من الحد المسموح ({max} من الأحرف). اختصره ثم أرسله.",
    empty: "لم يكن هناك ما يُرسل. اكتب شيئًا أولًا.",
    busy: "يكتب كثيرون الآن. انتظر دقيقة ثم أرسله مرة أخرى.",
    left: "وصلتنا رسالتك، وسنردّ على {email}.",
    notFound:
      "لا توجد محادثة على هذا العنوان، أو يتعذّر الوصول إليها الآن. يُرجى التواصل معنا بطريقة أخرى أو المحاولة بعد لحظة.",
  },
  ja: {
    showNew: "新着を表示",
    showOlder: "以前のメッセージを表示",
    closedLine:
      "このページは長時間開いたままのため、新しい内容が表示されません。「新着を表示」をお使いください。",
    notYet:
      "まだ送信できていません。内容は下の欄にあります。もう一度送信してください。届くのは一度だけです。",
    unreachable: "ただいまチャットに接続できません。少し待ってから、もう一度お試しください。",
    tooLong: "送信できませんでした。{max}文字を超えています。短くしてから送信してください。",
    empty: "送信する内容がありません。先に入力してください。",
    busy: "ただいま多くの方が送信しています。1分ほど待ってから、もう一度送信してください。",
    left: "メッセージを受け取りました。{email}宛てにお返事します。",
    notFound:
      "このアドレスにチャットはないか、ただいま接続できません。別の方法でお問い合わせいただくか、少し待ってからもう一度お試しください。",
  },
};
