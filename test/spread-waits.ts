/** In which order test files begin: those that take long are spread over the first part of a project, so that others keep the processors busy meanwhile. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They wait for deadlines, for a service that comes back, for processes, or make thousands of calls. Only their order follows from this list. */
const waiting =
  /\/test\/(?:end-to-end\/next-steps|feature-service\/|hostile\/deadline|end-to-end\/outage|faults\/|hostile\/(?:files|bombs|signals)|end-to-end\/regions)/;
/** So many files begin between two of them. */
const between = 4;

export class SpreadWaits extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line no-array-sort -- the sequencer's, which is none of an array
    const sorted = await super.sort(files);
    const projects = new Set(sorted.map(({ project }) => project.name));
    return [...projects].flatMap((name) => spread(sorted.filter(({ project }) => project.name === name)));
  }
}

function spread(files: readonly TestSpecification[]): TestSpecification[] {
  const long = files.filter(({ moduleId }) => waiting.test(moduleId));
  const others = files.filter(({ moduleId }) => !waiting.test(moduleId));
  const mixed = long.flatMap((file, at) => [file, ...others.slice(at * between, (at + 1) * between)]);
  return [...mixed, ...others.slice(long.length * between)];
}
