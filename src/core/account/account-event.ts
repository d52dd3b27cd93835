import type {
  AccountId,
  BreakReasonId,
  GroupId,
  OpeningHoursId,
  QueueId,
  TemplateId,
  UserId,
} from "../ids.ts";
import type { OpeningHours } from "../opening-hours/opening-hours.ts";
import type {
  AccountRules,
  BreakReason,
  Classification,
  Group,
  Queue,
  Template,
  User,
  Widget,
  olderRules,
} from "./account.ts";

/** Who changed a setting: a user, or nobody (`null`) when the installation itself did. */
interface Saved {
  readonly at: number;
  readonly by: UserId | null;
}

/** The account's rules in an event: older ones know nothing of rules that came later. */
export type LoggedRules = Omit<AccountRules, keyof typeof olderRules> & Partial<AccountRules>;

/**
 * The account's log is its configuration and, as it stands, its audit trail: each event says who
 * saved what, whole, so that replaying needs no knowledge of older shapes of a form.
 */
export type AccountEvent =
  | (Saved & {
      readonly type: "account.created";
      readonly accountId: AccountId;
      readonly rules: LoggedRules;
    })
  | (Saved & { readonly type: "account.changed"; readonly rules: LoggedRules })
  | (Saved & { readonly type: "user.saved"; readonly user: User })
  | (Saved & { readonly type: "group.saved"; readonly group: Group })
  | (Saved & { readonly type: "group.removed"; readonly groupId: GroupId })
  | (Saved & { readonly type: "queue.saved"; readonly queue: Queue })
  | (Saved & { readonly type: "queue.removed"; readonly queueId: QueueId })
  | (Saved & { readonly type: "template.saved"; readonly template: Template })
  | (Saved & { readonly type: "template.removed"; readonly templateId: TemplateId })
  | (Saved & { readonly type: "classification.saved"; readonly classification: Classification })
  | (Saved & { readonly type: "break-reason.saved"; readonly breakReason: BreakReason })
  | (Saved & { readonly type: "break-reason.removed"; readonly breakReasonId: BreakReasonId })
  | (Saved & { readonly type: "opening-hours.saved"; readonly openingHours: OpeningHours })
  | (Saved & { readonly type: "opening-hours.removed"; readonly openingHoursId: OpeningHoursId })
  | (Saved & { readonly type: "widget.saved"; readonly widget: Widget });
