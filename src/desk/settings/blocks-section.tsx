import { Link } from "@tanstack/react-router";
import type { BlockCard } from "#contract/views/cards.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { useCards } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { exactTime } from "../time/time-of-day.ts";
import { untilWords } from "../time/until-words.ts";
import { useNow } from "../time/use-now.ts";
import { laterWords } from "../words/words.ts";
import { RemoveButton } from "./remove-button.tsx";
import { Section } from "./section.tsx";
import classes from "./settings.module.css";
import { useSave } from "./use-save.ts";

/** Who is blocked, why and until when; the one place where that is undone. (B-66) */
export function BlocksSection() {
  const { blocks: blocksWords } = laterWords.settingsPeople;
  const blocks = Object.values(useCards("block")).toSorted((a, b) => b.blockedAt - a.blockedAt);
  return (
    <Section title={blocksWords.title} explains={blocksWords.explains}>
      {blocks.length === 0 ? (
        <EmptyPlace icon="block" title={blocksWords.empty}>
          <p>{blocksWords.emptyHint}</p>
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
  const { blocks: blocksWords } = laterWords.settingsPeople;
  const by = useUserName()(blockedBy);
  const at = exactTime(blockedAt);
  const { ask, refusal } = useSave();
  const isOver = useNow() >= (until ?? Infinity);
  return (
    <li>
      <div>
        <strong>
          <bdi>{reason}</bdi>
        </strong>
        <small>
          {isOver
            ? blocksWords.over(exactTime(until ?? 0), by, at)
            : blocksWords.blocked(untilWords(until), by, at)}{" "}
          <Link to="/inbox/$chatId" params={{ chatId }}>
            {blocksWords.showChat}
          </Link>
        </small>
        {refusal !== "" && <small role="alert">{refusal}</small>}
      </div>
      <RemoveButton
        words={blocksWords.unblock}
        means={blocksWords.unblockHint}
        act={async () => void (await ask("block.remove", { customerId }))}
      />
    </li>
  );
}
