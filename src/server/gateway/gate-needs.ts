import type { ErrorCode } from "#contract/error-codes.ts";
import type { Logger } from "pino";
import type { CommandRunner } from "../commands/command-runner.ts";
import type { ChatFeed } from "../feed/chat-feed.ts";
import type { DeskFeed } from "../feed/desk-feed.ts";
import type { MailWays } from "../mail/mail-ways.ts";
import type { Logs } from "../logs/logs.ts";
import type { Availability } from "../offline/availability.ts";
import type { Clock } from "../ports/clock.ts";
import type { Positions } from "../presence/positions.ts";
import type { Presence } from "../presence/presence.ts";
import type { QueryRunner } from "../queries/query-runner.ts";
import type { WaitsTold } from "../waiting/waits-told.ts";
import type { CustomerBudgets } from "./customer-budgets.ts";
import type { People } from "./people.ts";
import type { Requests } from "./requests.ts";
import type { TypingRelay } from "./typing-relay.ts";

/** A connection as the account it belongs to may end it. */
export interface Connection {
  /** Ignores further frames; outgoing ones are still sent. */
  stopListening(): void;
  end(why: ErrorCode): void;
}

/** The dependencies of a connection, of staff or of a customer. */
export interface GateNeeds {
  /** All open connections of the account. */
  readonly connections: Set<Connection>;
  readonly logs: Logs;
  readonly clock: Clock;
  readonly mail: MailWays;
  readonly presence: Presence;
  readonly positions: Positions;
  readonly people: People;
  readonly budgets: CustomerBudgets;
  readonly chatFeed: ChatFeed;
  readonly deskFeed: DeskFeed;
  readonly availability: Availability;
  readonly waits: WaitsTold;
  readonly typing: Pick<TypingRelay, "fromCustomer" | "fromStaff">;
  readonly commands: CommandRunner;
  readonly queries: QueryRunner;
  readonly requests: Requests;
  readonly logger: Logger;
}
