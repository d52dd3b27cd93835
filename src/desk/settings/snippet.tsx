import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import type { WidgetId } from "#contract/ids.ts";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import { snippetText, snippetWithoutCode } from "./snippet-text.ts";
import classes from "./settings.module.css";

interface Props {
  readonly widgetId: WidgetId;
}

/** The script tag that puts the chat on a page. */
export function Snippet({ widgetId }: Props) {
  const { settingsWebsite } = laterWords;
  const clipboard = useClipboard({ timeout: 3_000 });
  const snippet = snippetText(location.origin, widgetId);
  const plain = `${location.origin}/chat/${widgetId}`;
  return (
    <section className={`${classes.card} ${classes.snippet}`} aria-labelledby="snippet">
      <h2 id="snippet">{settingsWebsite.snippet}</h2>
      <p>{settingsWebsite.snippetHint}</p>
      <pre dir="ltr">{snippet}</pre>
      <Button
        variant="default"
        leftSection={<Icon name={clipboard.copied ? "check" : "copy"} size={14} />}
        onClick={() => clipboard.copy(snippet)}
        style={{ alignSelf: "flex-start" }}
      >
        {clipboard.copied ? settingsWebsite.copied : settingsWebsite.copy}
      </Button>
      {clipboard.error && <p role="alert">{settingsWebsite.mayNotCopy}</p>}
      <p>{settingsWebsite.snippetWithoutCode}</p>
      <pre dir="ltr">{snippetWithoutCode(location.origin, widgetId)}</pre>
      <p>
        {settingsWebsite.plainHint}{" "}
        <a href={plain} target="_blank" rel="noreferrer">
          <bdi>{plain}</bdi>
        </a>
      </p>
    </section>
  );
}
