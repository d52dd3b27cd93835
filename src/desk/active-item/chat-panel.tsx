import type { ChatId } from "#contract/ids.ts";
import type { ChatCard, ItemCard } from "#contract/views/cards.ts";
import { WhyButton } from "../allocation/why-button.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { chatPane } from "../keys/use-key.ts";
import { useChat } from "../session/use-chat.ts";
import { useCard } from "../session/use-desk.ts";
import { AbuseButton } from "../workspace/abuse-button.tsx";
import { BlockButton } from "../workspace/block-button.tsx";
import { ActiveItemBar } from "./active-item-bar.tsx";
import classes from "./chat-panel.module.css";
import { ClassificationField, KnownClassification } from "./classification-field.tsx";
import { ContactField, KnownContact } from "./contact-field.tsx";
import { CustomerPlace } from "./customer-place.tsx";
import { HelpField } from "./help-field.tsx";
import { EarlierChats } from "./earlier-chats.tsx";
import { NotesField } from "./notes-field.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { ResponseField } from "./response-field.tsx";
import { ScriptSection } from "./script-section.tsx";
import { TemplateField } from "./template-field.tsx";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly selectedId: ChatId | null;
  /** On a narrow screen the panel lies over the others. */
  readonly close: (() => void) | null;
}

/** The right side follows the chat that is looked at; of the active item it has the tools, too. (U-4) */
export function ChatPanel({ selectedId, close }: Props) {
  const item = useCard("item", selectedId);
  return (
    <aside
      className={classes.panel}
      aria-label={item?.active ? laterWords.chatPanel.activeItem : laterWords.chatPanel.aboutChat}
      {...chatPane(item?.chatId ?? null)}
    >
      {close === null && <ActiveItemBar selectedId={selectedId} />}
      {selectedId ? (
        <AboutChat key={selectedId} chatId={selectedId} item={item} close={close} />
      ) : (
        <EmptyPlace icon="person" title={laterWords.chatPanel.empty}>
          <p>{laterWords.chatPanel.emptyHint}</p>
        </EmptyPlace>
      )}
    </aside>
  );
}

interface AboutProps {
  readonly chatId: ChatId;
  readonly item: ItemCard | undefined;
  readonly close: (() => void) | null;
}

function AboutChat({ chatId, item, close }: AboutProps) {
  const { card } = useChat(chatId);
  return (
    <>
      <h2 className={classes.head}>
        {item?.active && <Icon name="play" size={13} />}
        {item?.active ? laterWords.chatPanel.activeItem : laterWords.chatPanel.aboutChat}
      </h2>
      {item && <ScriptSection key={item.queueId} queueId={item.queueId} />}
      {card && <PersonFacts card={card} />}
      {item?.stage === "open" && <OpenTools item={item} card={card} done={close} />}
      {item && <HelpField item={item} />}
      {!item && card && <ReadOnly card={card} />}
      {/* Another contact has other earlier chats. */}
      <EarlierChats key={card?.contact?.contactId ?? ""} chatId={chatId} />
      {card && (
        <>
          <CustomerPlace card={card} />
          <WhyButton card={card} />
          {item && (
            <div className={classes.against}>
              <AbuseButton card={card} />
              <BlockButton card={card} />
            </div>
          )}
        </>
      )}
    </>
  );
}

/** What is known of a chat that is not one's own; notes can be added all the same. (B-39) */
function ReadOnly({ card }: { readonly card: ChatCard }) {
  const { contact, classificationId, chatId } = card;
  return (
    <>
      {contact && <KnownContact contact={contact} />}
      {classificationId && <KnownClassification classificationId={classificationId} />}
      <NotesField chatId={chatId} hint="" />
    </>
  );
}

interface ToolsProps {
  readonly item: ItemCard;
  readonly card: ChatCard | undefined;
  readonly done: (() => void) | null;
}

/** The tools for an open chat; those of a wrap-up stand in its card, where the composer was. (B-58) */
function OpenTools({ item, card, done }: ToolsProps) {
  const { chatId, queueId, active } = item;
  return (
    <>
      <ContactField chatId={chatId} contact={card?.contact ?? null} />
      {active && (
        <>
          <TemplateField chatId={chatId} queueId={queueId} />
          <ResponseField chatId={chatId} done={done} />
        </>
      )}
      <ClassificationField chatId={chatId} value={card?.classificationId ?? null} />
      <NotesField chatId={chatId} hint="" />
    </>
  );
}
