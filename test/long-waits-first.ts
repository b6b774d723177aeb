/** In which order test files begin: those that wait long before the others, which keep the processors busy meanwhile. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They wait for deadlines, for a service that comes back, for processes. Only their order follows from this list. */
const waiting =
  /\/test\/(?:hostile\/deadline|end-to-end\/outage|faults\/|hostile\/(?:files|bombs|signals)|end-to-end\/regions)/;

export class LongWaitsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line no-array-sort -- the sequencer's, which is none of an array
    const sorted = await super.sort(files);
    const orderOf = ({ project, moduleId }: TestSpecification): number =>
      project.config.sequence.groupOrder * 2 + (waiting.test(moduleId) ? 0 : 1);
    return sorted.toSorted((one, other) => orderOf(one) - orderOf(other));
  }
}
