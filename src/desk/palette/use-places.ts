import { useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ChatId } from "#contract/ids.ts";
import type { Choice } from "../keys/use-key.ts";
import { servedQueues } from "../queues/served-queues.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { usePages } from "../status-bar/pages.ts";
import { schemes } from "../status-bar/schemes.ts";
import { chooseLanguage, language, offeredLanguages } from "../words/language.ts";
import { laterWords, words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

interface Places {
  toChat(chatId: ChatId): void;
  /** The chats of the inbox, the queues and the pages, each by its name, and how the desk looks. */
  places(): readonly Choice[];
}

/** Where one can go from everywhere. */
export function usePlaces(): Places {
  const { session } = useSignedInDesk();
  const navigate = useNavigate();
  const pages = usePages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const toChat = (chatId: ChatId) => void navigate({ to: "/inbox/$chatId", params: { chatId } });
  return {
    toChat,
    places() {
      const { item, queue } = session.model.get().desk.cards;
      return [
        ...Object.values(item).map(({ chatId, name, queueId }): Choice => ({
          name: "chat",
          chatId: null,
          words: customerName(name),
          ...(queue[queueId] ? { detail: queue[queueId].name } : {}),
          act: () => toChat(chatId),
        })),
        ...servedQueues(Object.values(queue)).map(({ queueId, name }): Choice => ({
          name: "queue",
          chatId: null,
          words: name,
          detail: laterWords.keys.table.queue,
          act: () => void navigate({ to: "/queues/$queueId", params: { queueId } }),
        })),
        ...pages.map(({ to, name }): Choice => ({
          name: "page",
          chatId: null,
          words: words.statusBar.pages[name],
          act: () => void navigate({ to }),
        })),
        ...schemes
          .filter(({ scheme }) => scheme !== colorScheme)
          .map(({ scheme }): Choice => ({
            name: "scheme",
            chatId: null,
            words: words.statusBar.schemes[scheme],
            act: () => setColorScheme(scheme),
          })),
        ...offeredLanguages
          .filter((offered) => offered.language !== language)
          .map(({ name, language: chosen }): Choice => ({
            name: "language",
            chatId: null,
            words: laterWords.palette.language(name),
            act: () => chooseLanguage(chosen),
          })),
      ];
    },
  };
}
