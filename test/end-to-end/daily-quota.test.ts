/** A model whose tokens of the day are used up is asked no further, and its other cells say why. */
import { expect, it } from 'vitest';
import { simulated, visit } from './harness.ts';
import { having, nova } from './models.ts';

it('leaves the other cells of the model untested with the reason daily-quota-reached: exit code 4', async () => {
  const simulator = await simulated({
    ...having(nova),
    faults: [
      {
        match: { target: nova.id },
        reply: {
          status: 429,
          errorType: 'ThrottlingException',
          body: { message: 'Too many tokens per day, please wait before trying again.' },
        },
      },
    ],
  });
  const argv = ['--api', 'invoke,converse', '--service', 'bedrock-runtime', '--profile-type', 'in-region', '--details'];
  const run = await visit(simulator, [...argv, '-c', '1']);
  expect(run.code).toBe(4);
  const [row] = run.csv();
  expect(new Set([row?.['Invoke_Reason'], row?.['Converse_Reason']])).toEqual(
    new Set(['daily-quota', 'daily-quota-reached']),
  );
});
