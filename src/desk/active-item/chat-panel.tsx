import { Link, useParams } from "@tanstack/react-router";
import type { ItemCard } from "#contract/views/cards.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { chatPane } from "../keys/use-key.ts";
import { useChat } from "../session/use-chat.ts";
import { useCard, useMe } from "../session/use-desk.ts";
import { BlockButton } from "../workspace/block-button.tsx";
import classes from "./active-item-panel.module.css";
import { ClassificationField } from "./classification-field.tsx";
import { ContactField } from "./contact-field.tsx";
import { CustomerPlace } from "./customer-place.tsx";
import { EarlierChats } from "./earlier-chats.tsx";
import { NotesField } from "./notes-field.tsx";
import { ResponseField } from "./response-field.tsx";
import { TemplateField } from "./template-field.tsx";

interface Props {
  /** On a narrow screen the panel lies over the others. */
  readonly close: (() => void) | null;
}

/** The tools for the one chat the agent is working on. */
export function ActiveItemPanel({ close }: Props) {
  const { activeChatId } = useMe();
  const item = useCard("item", activeChatId);
  return (
    <aside className={classes.panel} aria-label="Active item" {...chatPane(item?.chatId ?? null)}>
      {item ? <ItemTools key={item.chatId} item={item} close={close} /> : <NoActiveItem />}
    </aside>
  );
}

function NoActiveItem() {
  return (
    <>
      <header className={classes.head}>
        <h2>Active item</h2>
      </header>
      <EmptyPlace icon="play" title="No active item">
        <p>
          Select a chat of your inbox and press Play. Its tools are then here: templates, contact,
          classification, notes.
        </p>
      </EmptyPlace>
    </>
  );
}

interface ToolsProps extends Props {
  readonly item: ItemCard;
}

function ItemTools({ item, close }: ToolsProps) {
  const { chatId, queueId, stage, name } = item;
  const { card } = useChat(chatId);
  const { chatId: selectedId } = useParams({ strict: false });
  return (
    <>
      <header className={classes.head}>
        <h2>Active item</h2>
        <p>
          <Icon name={stage === "open" ? "play" : "hourglass"} size={15} />
          {name}
          {selectedId !== chatId && (
            <Link to="/inbox/$chatId" params={{ chatId }}>
              Show
            </Link>
          )}
        </p>
      </header>
      {stage === "open" ? (
        <>
          <ContactField chatId={chatId} contact={card?.contact ?? null} name={name} />
          <TemplateField chatId={chatId} queueId={queueId} />
          <ClassificationField chatId={chatId} value={card?.classificationId ?? null} />
          <NotesField chatId={chatId} hint="" />
          <ResponseField item={item} done={close} />
        </>
      ) : (
        // The tools of a wrap-up stand in its card, where the composer was. (B-58)
        <p className={classes.quiet}>
          This chat is in wrap-up: classification, contact, note and Finish are below its messages.
        </p>
      )}
      {/* Another contact has other earlier chats. */}
      <EarlierChats key={card?.contact?.contactId ?? ""} chatId={chatId} />
      {card && (
        <>
          <CustomerPlace card={card} />
          <div className={classes.buttons}>
            <BlockButton card={card} />
          </div>
        </>
      )}
    </>
  );
}
