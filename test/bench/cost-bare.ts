/** The same for a bare loop over the SDK's client. */
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const { calls, slots } = JSON.parse(process.argv[2] ?? '{}') as { calls: number; slots: number };
const requestHandler = new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: slots } });
const endpoint = process.env['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'] ?? '';
const client = new BedrockRuntimeClient({ region: 'us-east-1', endpoint, requestHandler, maxAttempts: 1 });

async function loop(first: number): Promise<void> {
  for (let n = first; n < calls; n += slots) {
    const messages = [{ role: 'user' as const, content: [{ text: 'Say OK.' }] }];
    await client.send(new ConverseCommand({ modelId: `acme.text-${n}`, messages, inferenceConfig: { maxTokens: 64 } }));
  }
}

const costs: number[] = [];
for (let round = 0; round < 4; round += 1) {
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: slots }, (_, slot) => loop(slot)));
  const { user, system } = process.cpuUsage(before);
  costs.push((user + system) / calls);
}
process.send?.(costs.slice(1));
