import { ActionIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ChatId } from "#contract/ids.ts";
import { Icon } from "../look/icon.tsx";
import { Part } from "../look/part.tsx";
import { laterWords } from "../words/words.ts";
import { Workspace } from "../workspace/workspace.tsx";
import classes from "./board.module.css";

/** A chat that a supervisor looks at; nobody in it is told. */
export function WatchedChat({ chatId }: { readonly chatId: ChatId }) {
  const { board } = laterWords;
  return (
    <div className={classes.watched}>
      <div className={classes["watched-head"]}>
        <span>{board.watching}</span>
        <ActionIcon renderRoot={(props) => <Link to="/board" {...props} />} aria-label={board.close}>
          <Icon name="close" size={16} />
        </ActionIcon>
      </div>
      <Part name={board.watchedPart}>
        <Workspace selectedId={chatId} openPanel={null} />
      </Part>
    </div>
  );
}
