import { describe, expect, it } from 'vitest';
import { simulated, visit } from '../end-to-end/harness.ts';

describe('requests of Responses', () => {
  it('have every member that the API reference requires', async () => {
    const simulator = await simulated({});
    const argv = ['--model', 'openai.gpt-5.6*', '--api', 'responses', '--features', 'tool-use,image-input', '-q'];
    await visit(simulator, argv);
    const sent = simulator.requests.filter(({ api }) => api === 'responses').map(({ body }) => JSON.stringify(body));
    expect(sent.filter((body) => body.includes('"tools"')).every((body) => body.includes('"strict":false'))).toBe(true);
    expect(sent.filter((body) => body.includes('input_image')).every((body) => body.includes('"detail"'))).toBe(true);
    expect(sent.some((body) => body.includes('"tools"')) && sent.some((body) => body.includes('input_image'))).toBe(
      true,
    );
  });
});
