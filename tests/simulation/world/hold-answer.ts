import type { Author } from "#core/author.ts";
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

/** The line that each command leaves behind when it is done. */
const leaves: Partial<Record<CommandName, string>> = {
  "chat.take": "chat.taken",
  "chat.take-next": "chat.taken",
  "chat.play": "chat.played",
  "chat.pause": "chat.paused",
  "chat.put-back": "chat.put-back",
  "chat.transfer": "chat.transferred",
  "chat.offer": "chat.offered",
  "offer.accept": "chat.accepted",
  "offer.decline": "chat.offer-ended",
  "offer.withdraw": "chat.offer-ended",
  "chat.end": "chat.ended",
  "wrap-up.extend": "wrap-up.extended",
  "wrap-up.finish": "chat.closed",
  "note.add": "note.added",
  "status.choose": "agent.status-chosen",
  "queue.save": "setting.saved",
  "user.save": "setting.saved",
  "account.change": "account.changed",
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
        line.type === left &&
        (line.body["by"] as Author).id === userId &&
        (chatId === undefined || logId === chatId),
    );
    const found = lines.map(({ logId, line }) => `${line.type} in ${logId}`).join(", ");
    if (!isAsAsked) world.complain(`${page.name} was told that ${name} ${id} is done, and it left: ${found}`);
  });
}
