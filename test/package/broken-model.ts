/** The night on which a model breaks: the service says that it has reached its end. */
import type { Scenario } from '../../src/simulator/scenario.ts';

/** The same account, in which Converse of `acme.breaks` is refused. */
export function withBrokenModel(steady: Scenario): Scenario {
  return {
    ...steady,
    faults: [
      {
        match: { target: 'acme.breaks*', api: 'converse' },
        reply: {
          status: 404,
          errorType: 'ResourceNotFoundException',
          body: { message: 'This model version has reached the end of its life.' },
        },
      },
    ],
  };
}
