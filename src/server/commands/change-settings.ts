import type { CommandId } from "#contract/ids.ts";
import { type RemovableKind, type SettingKind, settings } from "#contract/settings.ts";
import type { Account, Template } from "#core/account/account.ts";
import type { AccountCommand } from "#core/account/decide-account.ts";
import { type Settings, settingNames, settingsOf } from "#core/account/setting-kinds.ts";
import { may } from "#core/permission/may.ts";
import type { IdentityKeyId, QueueId, UserId } from "#core/ids.ts";
import type { Identified } from "../identity/identified.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Credentials } from "../ports/credentials.ts";
import type { StaffAsker } from "./asker.ts";
import { onAccount } from "./change-account.ts";
import { blockCustomer } from "./block-customer.ts";
import { idFromCommand } from "./id-from-command.ts";
import type { ListLimits } from "./list-limits.ts";
import type { Procedure, Received, StaffProcedure } from "./procedure.ts";
import { saveUser } from "./save-user.ts";

interface Needs {
  readonly logs: Logs;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly limits: ListLimits;
  readonly identified: Pick<Identified, "keyMade">;
}

type SettingProcedures = {
  readonly [Kind in SettingKind as `${Kind}.save`]: StaffProcedure<`${Kind}.save`>;
} & {
  readonly [Kind in RemovableKind as `${Kind}.remove`]: StaffProcedure<`${Kind}.remove`>;
};

/** The procedures that add, change and remove items of each kind of setting. */
export function settingProcedures(needs: Needs): SettingProcedures {
  const kinds = Object.keys(settings) as SettingKind[];
  const procedures = kinds.flatMap((kind) => [
    [`${kind}.save`, saveSetting(kind, needs)],
    [`${kind}.remove`, removeSetting(kind, needs)],
  ]);
  return {
    ...Object.fromEntries(procedures),
    "user.save": saveUser(needs),
    "block.save": blockCustomer(needs),
    "identity-key.save": {
      ...saveSetting("identity-key", needs),
      // Its secret is shown once, to the one who made it.
      extras: ({ identityKeyId }: Received<"identity-key.save">) => ({
        afterwards: (id: string) => {
          if (identityKeyId === null) needs.identified.keyMade(id as IdentityKeyId);
        },
      }),
    },
  } as SettingProcedures;
}

/** A payload of any kind: which fields it has is no longer known to the compiler. */
type AnyPayload = Readonly<Record<string, unknown>>;
type AnyProcedure = Procedure<AnyPayload, StaffAsker & { readonly commandId: CommandId }>;

/** The items that differ from the payload as sent. */
const itemsOf: {
  readonly [Kind in SettingKind]?: (
    payload: Received<`${Kind}.save`>,
    userId: UserId,
  ) => Omit<Settings[Kind], (typeof settings)[Kind]["id"]>;
} = {
  template: ({ personal, ...template }, userId) => ({ ...template, ownerId: personal ? userId : null }),
  classification: (classification) => ({ ...classification, retired: false }),
};

function saveSetting(kind: SettingKind, { limits, ...needs }: Needs): AnyProcedure {
  const idField = settingNames[kind].id;
  const itemOf = (itemsOf[kind] ?? ((payload: unknown) => payload)) as (
    payload: AnyPayload,
    userId: UserId,
  ) => object;
  return onAccount(needs, (payload, { account, userId, commandId }) => {
    const givenId = payload[idField] as string | null;
    const known = givenId === null ? null : settingsOf(account, kind)[givenId];
    if (known === undefined) return { refused: "setting-unknown", kind };
    const itemId = givenId ?? idFromCommand("setting", account.accountId, commandId);
    const item = { ...itemOf(payload, userId), [idField]: itemId } as unknown as Settings[SettingKind];
    for (const one of [known ?? item, item]) {
      if (!mayKeep(account, userId, { kind, item: one })) return { refused: "not-permitted" };
    }
    return { type: "save-setting", kind, item, max: maxOf(limits, kind, item) } as AccountCommand;
  });
}

function removeSetting(kind: SettingKind, needs: Needs): AnyProcedure {
  return onAccount(needs, (payload, { account, userId }) => {
    const itemId = payload[settingNames[kind].id] as string;
    const item = settingsOf(account, kind)[itemId];
    if (item && !mayKeep(account, userId, { kind, item })) return { refused: "not-permitted" };
    const hasChats = kind === "queue" && isInQueue(needs.logs, itemId as QueueId);
    return { type: "remove-setting", kind, itemId, hasChats } as AccountCommand;
  });
}

function isInQueue(logs: Logs, queueId: QueueId): boolean {
  return [...logs.liveChats()].some((chat) => chat.queueId === queueId);
}

function maxOf({ settings: max, personalTemplates }: ListLimits, kind: SettingKind, item: object): number {
  const isPersonal = kind === "template" && (item as Template).ownerId !== null;
  return isPersonal ? personalTemplates : max[kind];
}

/**
 * Anybody who may change settings of a kind may save each item of it, with two exceptions: templates are shared
 * or personal, and not everybody who may block may unblock.
 */
function mayKeep(
  account: Account,
  userId: UserId,
  { kind, item }: { readonly kind: SettingKind; readonly item: object },
): boolean {
  if (kind === "block") return may({ kind: "staff", account, userId }, "customer.unblock");
  if (kind !== "template") return true;
  const template = item as Template;
  const permission = template.ownerId === null ? "template.keep-shared" : "template.keep-own";
  return may({ kind: "staff", account, userId }, permission, { kind, template });
}
