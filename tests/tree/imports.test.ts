import { describe, test } from "vitest";
import { expectNone } from "./expect-none.ts";
import { importsOf } from "./imports-of.ts";
import { projectFiles } from "./project-files.ts";

/** Packages that each project may import. A new package is a decision, and is listed here. */
const mayImport: Record<string, { projects: string[]; packages: RegExp }> = {
  core: { projects: [], packages: /^$/ },
  contract: { projects: [], packages: /^zod$/ },
  client: { projects: ["contract"], packages: /^$/ },
  plain: { projects: ["client", "contract", "widget"], packages: /^$/ },
  widget: { projects: ["client", "contract"], packages: /^(preact|@noble\/hashes)(\/|$)/ },
  desk: {
    projects: ["client", "contract"],
    packages: /^(react(-dom)?(\/|$)|@mantine\/|@tanstack\/|gemoji$)/,
  },
  server: {
    // The client runs on the server for pages without scripts alone.
    projects: ["core", "contract", "client", "plain"],
    packages:
      /^(node:|(fastify|@fastify\/static|ws|zod|pg|kysely|pino|prom-client|better-auth|@better-auth\/kysely-adapter|rate-limiter-flexible|nodemailer|@zxcvbn-ts\/(core|language-common)|ipaddr\.js|sharp|file-type|jose)(\/|$))/,
  },
};

const sourcesOf = (project: string) =>
  projectFiles(new RegExp(`^src/${project}/.*\\.tsx?$`)).filter(
    ({ path }) => !/\.test\.ts$|(^|\/)vite\.config\.ts$/.test(path),
  );

describe.each(Object.entries(mayImport))("src/%s", (project, { projects, packages }) => {
  test("imports only what it may", () => {
    const files = sourcesOf(project);
    const isAllowed = (name: string, path: string | undefined) => {
      if (path === undefined) return packages.test(name);
      if (name.startsWith("#")) return projects.some((other) => path.startsWith(`src/${other}/`));
      return path.startsWith(`src/${project}/`);
    };
    const findings = files.flatMap((file) =>
      importsOf(file)
        .filter(({ name, path }) => !isAllowed(name, path))
        .map(
          ({ name }) =>
            `${file.path}: ${project} may not import "${name}"; move the code to where it may, or decide and change the table in tests/tree/imports.test.ts.`,
        ),
    );
    expectNone(findings, {
      files: files.length,
      atLeast: project === "widget" || project === "desk" ? 2 : 5,
    });
  });
});

test("what browsers load from the contract brings no package along", () => {
  const files = new Map(projectFiles(/^src\/.*\.tsx?$/).map((file) => [file.path, file]));
  const findings: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string, way: string[]) => {
    const file = files.get(path);
    if (!file || seen.has(path)) return;
    seen.add(path);
    for (const found of importsOf(file).filter(({ isTypeOnly }) => !isTypeOnly)) {
      if (found.path !== undefined) visit(found.path, [...way, path]);
      else if (path.startsWith("src/contract/"))
        findings.push(
          `${[...way, path].join(" → ")} loads "${found.name}": make one of these imports \`import type\`.`,
        );
    }
  };
  for (const project of ["client", "widget", "desk"])
    for (const { path } of sourcesOf(project)) visit(path, []);
  expectNone(findings, { files: seen.size, atLeast: 10 });
});
