import { Link } from "@tanstack/react-router";
import type { BlockCard } from "#contract/views/cards.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { useCards } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { exactTime } from "../time/time-of-day.ts";
import { untilWords } from "../time/until-words.ts";
import { useNow } from "../time/use-now.ts";
import { RemoveButton } from "./remove-button.tsx";
import { Section } from "./section.tsx";
import classes from "./settings.module.css";
import { useSave } from "./use-save.ts";

/** Who is blocked, why and until when; the one place where that is undone. (B-66) */
export function BlocksSection() {
  const blocks = Object.values(useCards("block")).toSorted((a, b) => b.blockedAt - a.blockedAt);
  return (
    <Section
      title="Blocked customers"
      explains="They cannot write from the browser in which they were blocked. Agents block a customer from the panel of their active item."
    >
      {blocks.length === 0 ? (
        <EmptyPlace icon="block" title="Nobody is blocked">
          <p>Whoever is blocked stands here, with the reason, and can be unblocked.</p>
        </EmptyPlace>
      ) : (
        <ul className={classes.blocks}>
          {blocks.map((block) => (
            <BlockRow key={block.customerId} block={block} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function BlockRow({ block }: { readonly block: BlockCard }) {
  const { customerId, chatId, reason, until, blockedBy, blockedAt } = block;
  const nameOf = useUserName();
  const { ask, refusal } = useSave();
  const isOver = useNow() >= (until ?? Infinity);
  return (
    <li>
      <div>
        <strong dir="auto">{reason}</strong>
        <small>
          {isOver ? "Over since" : "Blocked"} {isOver ? exactTime(until ?? 0) : untilWords(until)}, by{" "}
          {nameOf(blockedBy)} on {exactTime(blockedAt)}.{" "}
          <Link to="/inbox/$chatId" params={{ chatId }}>
            Show the chat
          </Link>
        </small>
        {refusal !== "" && <small role="alert">{refusal}</small>}
      </div>
      <RemoveButton
        verb="Unblock"
        name="this customer"
        means="They can write to you again at once."
        act={async () => void (await ask("block.remove", { customerId }))}
      />
    </li>
  );
}
