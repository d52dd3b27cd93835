import { sendMessage as decide } from "#core/chat/send-message.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Received, StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";
import { type UploadedFiles, preparedWith, withFiles } from "./with-files.ts";

export function sendMessage(needs: {
  logs: Logs;
  clock: Clock;
  uploads: UploadedFiles;
}): StaffProcedure<"message.send"> {
  const { uploads } = needs;
  const procedure = onChat<Received<"message.send">>(needs, (on, payload, now) => {
    const { text, choices, fileIds, templateId, seenNumber } = payload;
    const { agent, account, commandId } = on;
    // A template removed in the meantime does not keep the message from being sent.
    const template = templateId ? account.templates[templateId] : undefined;
    const words = { text, choices, seenNumber, templateId: template?.templateId ?? null };
    const by = { kind: "user", id: agent.userId } as const;
    return withFiles(uploads, { by, fileIds, commandId }, (files) => decide({ ...on, ...words, files }, now));
  });
  return {
    ...procedure,
    prepare: (payload, asked) =>
      preparedWith(uploads, payload.fileIds, () => procedure.prepare(payload, asked)),
  };
}
