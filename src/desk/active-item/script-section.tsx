import type { QueueId } from "#contract/ids.ts";
import { useCard } from "../session/use-desk.ts";
import { useStored } from "../session/use-stored.ts";
import { MessageText } from "../workspace/message-text.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./chat-panel.module.css";

/** What the queue's agents are to say and ask; this browser remembers of each queue whether it is folded. */
export function ScriptSection({ queueId }: { readonly queueId: QueueId }) {
  const queue = useCard("queue", queueId);
  const [folded, setFolded] = useStored<"folded" | "open">(`script-${queueId}`, "open");
  if (!queue || queue.script === "") return null;
  return (
    <details
      className={classes.script}
      open={folded === "open"}
      onToggle={({ currentTarget }) => setFolded(currentTarget.open ? "open" : "folded")}
    >
      <summary>{laterWords.chatPanel.script(queue.name)}</summary>
      <p dir="auto">
        <MessageText text={queue.script} />
      </p>
    </details>
  );
}
