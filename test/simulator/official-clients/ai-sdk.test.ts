/** Vercel's AI SDK with its Bedrock provider, doing what its documentation shows. */
import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { failure } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const schema = jsonSchema<{ city: string }>({
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
});
const tools = {
  weather: tool({ description: 'The weather in a city.', inputSchema: schema, execute: async () => ({ degrees: 21 }) }),
};

describe.each(['amazon.nova-lite-v1:0', 'us.anthropic.claude-sonnet-4-6', 'qwen.qwen3-coder-30b-a3b-v1:0'])(
  '%s',
  (id) => {
    const model = () =>
      createAmazonBedrock({ region: 'us-east-1', baseURL: simulator.origins.runtime, ...simulator.credentials })(id);
    const shared = { maxRetries: 0, prompt: 'Hello!' };

    it('generates text', async () => {
      expect((await generateText({ ...shared, model: model(), system: 'Be brief.' })).text).toBe('OK.');
    });

    it('streams text', async () => {
      const { textStream } = streamText({ ...shared, model: model() });
      let text = '';
      for await (const part of textStream) text += part;
      expect(text).toBe('OK.');
    });

    it('uses a tool, and goes on with its result', async () => {
      const prompt = 'Use the tool: what is the weather in Paris?';
      const { steps, text } = await generateText({
        maxRetries: 0,
        prompt,
        model: model(),
        tools,
        stopWhen: stepCountIs(3),
      });
      expect(steps.map(({ finishReason }) => finishReason)).toStrictEqual(['tool-calls', 'stop']);
      expect(text).toBe('OK.');
    });

    it('must use a tool with required', async () => {
      const { toolCalls } = await generateText({ ...shared, model: model(), tools, toolChoice: 'required' });
      expect(toolCalls).toMatchObject([{ toolName: 'weather', input: { city: 'Paris' } }]);
    });

    it('generates an object', async () => {
      expect((await generateObject({ ...shared, model: model(), schema })).object).toStrictEqual({ city: 'Paris' });
    });

    it('throws what Bedrock says of a wrong request', async () => {
      const error = await failure(generateText({ ...shared, model: model(), topP: 2 }));
      expect(error.message).toContain("Value '2' at 'inferenceConfig.topP' failed to satisfy constraint");
    });
  },
);
