import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import type { ReactNode } from "react";
import type { WidgetId } from "#contract/ids.ts";
import { Icon } from "../look/icon.tsx";
import classes from "./settings.module.css";

interface Props {
  readonly widgetId: WidgetId;
  readonly children: ReactNode;
}

/** The script tag that puts the chat on a page. */
export function Snippet({ widgetId, children }: Props) {
  const clipboard = useClipboard({ timeout: 3_000 });
  const snippet = `<script async src="${location.origin}/chat.js" data-widget="${widgetId}"></script>`;
  return (
    <div className={classes.snippet} role="group" aria-label="Snippet">
      <p>{children}</p>
      <pre>{snippet}</pre>
      <Button
        variant="default"
        leftSection={<Icon name={clipboard.copied ? "check" : "copy"} size={14} />}
        onClick={() => clipboard.copy(snippet)}
        style={{ alignSelf: "flex-start" }}
      >
        {clipboard.copied ? "Copied" : "Copy the snippet"}
      </Button>
      {clipboard.error && (
        <p role="alert">Your browser does not let the page copy. Mark the line and copy it by hand.</p>
      )}
    </div>
  );
}
