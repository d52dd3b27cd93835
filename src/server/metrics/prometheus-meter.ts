import { Counter, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Meter } from "../ports/meter.ts";

const seconds = [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Keeps the figures that `/metrics` shows, in the form and under the names that Prometheus expects. */
export function prometheusMeter(): { readonly meter: Meter; readonly registry: Registry } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    meter: {
      ...commandFigures(registers),
      ...storeFigures(registers),
      ...feedFigures(registers),
      ...signInFigures(registers),
      ...mailFigures(registers),
    },
    registry,
  };
}

function commandFigures(registers: Registry[]): Pick<Meter, "commandEnded"> {
  // Counted here and handed over on a scrape, because this runs with every message.
  const counts = new Map<string, { readonly command: string; readonly result: string; count: number }>();
  const commands = new Counter({
    name: "bellhop_commands_total",
    help: "Commands that have been answered, by name and result: done, a refusal's code, or fault.",
    labelNames: ["command", "result"],
    registers,
    collect() {
      for (const { command, result, count } of counts.values()) commands.inc({ command, result }, count);
      counts.clear();
    },
  });
  const commandSeconds = new Histogram({
    name: "bellhop_command_seconds",
    help: "From a command's arrival to its answer, what it stores being on disk by then.",
    buckets: seconds,
    registers,
  });
  return {
    commandEnded(command, result, ms) {
      const key = `${command} ${result}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { command, result, count: 1 });
      commandSeconds.observe(ms / 1_000);
    },
  };
}

function storeFigures(registers: Registry[]): Pick<Meter, "batchWritten" | "saveConflicted"> {
  const batchSaves = new Histogram({
    name: "bellhop_commit_batch_saves",
    help: "Saves that were written together.",
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024],
    registers,
  });
  const batchSeconds = new Histogram({
    name: "bellhop_commit_seconds",
    help: "How long one batch took to be on disk.",
    labelNames: ["result"],
    buckets: seconds,
    registers,
  });
  const conflicts = new Counter({
    name: "bellhop_save_conflicts_total",
    help: "Saves that somebody else was quicker than, so that they were decided again.",
    registers,
  });
  return {
    batchWritten(saves, ms, isWritten) {
      batchSaves.observe(saves);
      batchSeconds.observe({ result: isWritten ? "written" : "failed" }, ms / 1_000);
    },
    saveConflicted: () => conflicts.inc(),
  };
}

function feedFigures(registers: Registry[]): Pick<Meter, "lineDelivered" | "connectionEnded"> {
  const feedSeconds = new Histogram({
    name: "bellhop_feed_lag_seconds",
    help: "From the moment a message was decided to the moment it was handed to the connections that follow its chat.",
    buckets: seconds,
    registers,
  });
  const ended = new Counter({
    name: "bellhop_connections_ended_total",
    help: "Connections that the server has ended, by reason.",
    labelNames: ["reason"],
    registers,
  });
  return {
    lineDelivered: (ms) => feedSeconds.observe(Math.max(0, ms) / 1_000),
    connectionEnded: (reason) => ended.inc({ reason }),
  };
}

function signInFigures(registers: Registry[]): Pick<Meter, "passwordTried"> {
  const attempts = new Counter({
    name: "bellhop_password_attempts_total",
    help: "Passwords and set-up codes that were tried: by whom (stranger, known-device, signed-in, founder), and the result (right, wrong, or why it was not checked).",
    labelNames: ["by", "result"],
    registers,
  });
  return { passwordTried: (by, result) => attempts.inc({ by, result }) };
}

function mailFigures(registers: Registry[]): Pick<Meter, "mailTried"> {
  const tried = new Counter({
    name: "bellhop_mails_total",
    help: "Attempts to send a mail, by result: sent, refused, or why it has to wait (not-reached, not-encrypted, not-signed-in, sender-refused, busy).",
    labelNames: ["result"],
    registers,
  });
  return { mailTried: (result) => tried.inc({ result }) };
}
