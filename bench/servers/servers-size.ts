import { numberAfter } from "../measuring/number-after.ts";

export interface ServersSize {
  readonly accounts: number;
  /** Number in each account. */
  readonly customers: number;
  readonly agents: number;
  readonly rounds: number;
  /** Measured time of each load, in seconds. */
  readonly seconds: number;
  /** Messages a second from everybody together, while the load is the same for all. */
  readonly rate: number;
  /** Number of times that one of two servers is killed. */
  readonly kills: number;
}

const whole: ServersSize = {
  accounts: 12,
  customers: 25,
  agents: 2,
  rounds: 5,
  seconds: 4,
  rate: 600,
  kills: 5,
};

/** Small enough to run with every test: it shows that the bench works, not how fast the servers are. */
const smoke: ServersSize = {
  accounts: 3,
  customers: 4,
  agents: 1,
  rounds: 1,
  seconds: 0.5,
  rate: 60,
  kills: 1,
};

/** The whole bench or its smallest form, changed by the options of the command line. */
export function readServersSize(): ServersSize {
  const size = process.argv.includes("--smoke") ? smoke : whole;
  const names = Object.keys(size) as (keyof ServersSize)[];
  return Object.fromEntries(
    names.map((name) => [name, numberAfter(`--${name}=`, size[name])]),
  ) as unknown as ServersSize;
}
