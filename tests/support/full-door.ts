import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Socket, connect } from "node:net";

/** A port that neither accepts connections nor refuses them, as of a machine that has lost its network. */
export interface FullDoor {
  readonly url: string;
  close(): void;
}

/** Says where it listens and takes nothing in from then on. */
const program = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    console.log(server.address().port);
    process.kill(process.pid, "SIGSTOP");
  });
`;

export async function startFullDoor(): Promise<FullDoor> {
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(said.toString());
  // The system accepts on behalf of a process only as many as its backlog holds.
  const waiting: Socket[] = [];
  const enter = () => {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    waiting.push(socket);
    return Promise.race([once(socket, "connect").then(() => true), aMoment()]);
  };
  while (await enter());
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const socket of waiting) socket.destroy();
      child.kill("SIGKILL");
    },
  };
}

function aMoment(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), 200));
}
