import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Layers in the order in which they begin: those whose files take longest first, so that no worker ends long after the others. */
const layers = ["journeys", "tools", "states", "simulation", "fuzz", "api", "store"];

/** Vitest's own order, which is by time or size within a layer, with the layers in an order of ours. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) => {
      const index = layers.indexOf(project.name);
      return index === -1 ? layers.length : index;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
