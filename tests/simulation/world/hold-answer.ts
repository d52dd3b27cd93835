import type { CommandName } from "#contract/commands/commands.ts";
import type { Outcome } from "#client/connection.ts";
import type { Answer } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { DeskPage } from "./pages.ts";
import type { World } from "./world.ts";

interface Given {
  readonly page: DeskPage;
  readonly name: CommandName;
  readonly payload: object;
  readonly id: CommandId;
  readonly outcome: Promise<Outcome<Answer>>;
}

/** The line that each command leaves behind when it is done, and what of it says whose it was. */
const leaves: Partial<Record<CommandName, { readonly type: string; readonly by?: "by" }>> = {
  "chat.take": { type: "chat.taken", by: "by" },
  "chat.take-next": { type: "chat.taken", by: "by" },
  "chat.play": { type: "chat.played", by: "by" },
  "chat.pause": { type: "chat.paused", by: "by" },
  "chat.put-back": { type: "chat.put-back", by: "by" },
  "chat.transfer": { type: "chat.transferred", by: "by" },
  "chat.end": { type: "chat.ended" },
  "wrap-up.extend": { type: "wrap-up.extended", by: "by" },
  "wrap-up.finish": { type: "chat.closed", by: "by" },
  "note.add": { type: "note.added", by: "by" },
  "status.choose": { type: "agent.status-chosen" },
  "queue.save": { type: "setting.saved", by: "by" },
  "user.save": { type: "setting.saved", by: "by" },
  "account.change": { type: "account.changed", by: "by" },
};

/** When a desk hears that its command is done, what is stored under its id is what it asked for. */
export function holdAnswer(world: World, { page, name, payload, id, outcome }: Given): void {
  void outcome.then(({ ok }) => {
    const left = leaves[name];
    // What changed nothing left nothing behind.
    if (!ok || ok.number === 0 || !left) return;
    const lines = world.model.commands.get(id) ?? [];
    const { userId } = page.caller;
    const { chatId } = payload as { chatId?: string };
    const isAsAsked = lines.some(
      ({ logId, line }) =>
        line.type === left.type &&
        (left.by === undefined || line.body[left.by] === userId) &&
        (name !== "status.choose" || logId === userId) &&
        (chatId === undefined || logId === chatId),
    );
    const found = lines.map(({ logId, line }) => `${line.type} in ${logId}`).join(", ");
    if (!isAsAsked) world.complain(`${page.name} was told that ${name} ${id} is done, and it left: ${found}`);
  });
}
