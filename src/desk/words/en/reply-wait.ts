export const replyWaitWords = {
  waiting: (isLate: boolean): string => (isLate ? "Late: waiting" : "Waiting"),
  waitingFor: (wait: string) => `Waiting ${wait}`,
  lateFor: (wait: string, target: string) => `Late: waiting ${wait} (past the ${target} target)`,
  hint: (isLate: boolean, target: string | null) =>
    `${isLate ? "Late: waiting" : "Waiting"} for a reply, ${target === null ? "no target" : `target ${target}`}`,
};
