import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sessionToken } from '../../src/simulator/identity.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { chat, controlClient, failure, hello, runtimeClient } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const modelId = 'amazon.nova-lite-v1:0';

/** Signs as a client would, and lets the test spoil the request afterwards. */
async function signed(service: string, path: string, body: string) {
  const origin = new URL(service === 'bedrock-mantle' ? simulator.origins.mantle : simulator.origins.runtime);
  const signer = new SignatureV4({ service, region: 'us-east-1', credentials: simulator.credentials, sha256: Sha256 });
  const request = await signer.sign({
    method: 'POST',
    protocol: origin.protocol,
    hostname: origin.hostname,
    port: Number(origin.port),
    path,
    headers: { host: origin.host, 'content-type': 'application/json' },
    body,
  });
  return { url: `${origin.origin}${path}`, headers: request.headers };
}

async function send(url: string, headers: Record<string, string>, body: string) {
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, type: response.headers.get('x-amzn-errortype'), text: await response.text() };
}

describe('a signature', () => {
  it('of the SDK is accepted on GET with a query, and on POST with an encoded id', async () => {
    const listed = await controlClient(simulator).send(
      new ListFoundationModelsCommand({ byProvider: 'Amazon', byOutputModality: 'TEXT' }),
    );
    expect(listed.modelSummaries?.length).toBeGreaterThan(3);
    const arn = `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`;
    const reply = await runtimeClient(simulator).send(new ConverseCommand({ modelId: arn, messages: hello }));
    expect(reply.stopReason).toBe('end_turn');
    const forged = { ...simulator.credentials, sessionToken: 'made-up' };
    const call = runtimeClient(simulator, { credentials: forged }).send(
      new ConverseCommand({ modelId, messages: hello }),
    );
    const message = 'The security token included in the request is invalid.';
    expect(await failure(call)).toMatchObject({ name: 'UnrecognizedClientException', message });
  });

  it('with a session token of the principal is accepted, and with a made-up one refused', async () => {
    const credentials = { ...simulator.credentials, sessionToken };
    const reply = await runtimeClient(simulator, { credentials }).send(
      new ConverseCommand({ modelId, messages: hello }),
    );
    expect(reply.stopReason).toBe('end_turn');
  });

  it('made with another secret is refused as a mismatch', async () => {
    const credentials = { ...simulator.credentials, secretAccessKey: 'another' };
    const error = await failure(
      runtimeClient(simulator, { credentials }).send(new ConverseCommand({ modelId, messages: hello })),
    );
    expect(error.name).toBe('InvalidSignatureException');
    expect(error.message).toMatch(/^The request signature we calculated does not match/);
    expect(error).toHaveProperty('$metadata.httpStatusCode', 403);
  });

  it('of an unknown access key is refused as an invalid token', async () => {
    const credentials = { ...simulator.credentials, accessKeyId: 'SOMEBODYELSE' };
    const error = await failure(controlClient(simulator, { credentials }).send(new ListFoundationModelsCommand({})));
    expect(error.name).toBe('UnrecognizedClientException');
    expect(error.message).toBe('The security token included in the request is invalid.');
  });

  it('over another body is refused', async () => {
    const path = '/openai/v1/chat/completions';
    const body = JSON.stringify({ model: 'openai.gpt-oss-20b-1:0', messages: chat });
    const { url, headers } = await signed('bedrock', path, body);
    expect((await send(url, headers, body)).status).toBe(200);
    const tampered = await send(url, headers, body.replace('OK', 'KO'));
    expect(tampered.status).toBe(403);
    expect(tampered.type).toMatch(/^InvalidSignatureException:.*com\.amazon\.coral\.service\/$/);
  });

  it('for another service is refused with the right one named', async () => {
    const body = JSON.stringify({ messages: hello });
    const { url, headers } = await signed('bedrock-runtime', `/model/${encodeURIComponent(modelId)}/converse`, body);
    const reply = await send(url, headers, body);
    expect(reply.status).toBe(403);
    expect(reply.text).toContain("Credential should be scoped to correct service: 'bedrock'.");
  });

  it('for bedrock-mantle opens mantle, and one for bedrock does not', async () => {
    const path = '/v1/chat/completions';
    const body = JSON.stringify({ model: 'openai.gpt-oss-20b', messages: chat });
    const right = await signed('bedrock-mantle', path, body);
    expect((await send(right.url, right.headers, body)).status).toBe(200);
    const origin = new URL(simulator.origins.mantle);
    const signer = new SignatureV4({
      service: 'bedrock',
      region: 'us-east-1',
      credentials: simulator.credentials,
      sha256: Sha256,
    });
    const wrong = await signer.sign({
      method: 'POST',
      protocol: 'http:',
      hostname: origin.hostname,
      port: Number(origin.port),
      path,
      headers: { host: origin.host },
      body,
    });
    const refused = await send(right.url, wrong.headers, body);
    expect(refused.status).toBe(401);
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: 'invalid_api_key', param: null } });
  });

  it('that is missing or garbled is refused at the door', async () => {
    const url = `${simulator.origins.runtime}/model/${encodeURIComponent(modelId)}/converse`;
    const missing = await send(url, {}, '{}');
    expect(missing.status).toBe(403);
    expect(missing.type).toMatch(/^MissingAuthenticationTokenException/);
    const garbled = await send(url, { authorization: 'AWS4-HMAC-SHA256 nonsense' }, '{}');
    expect(garbled.type).toMatch(/^IncompleteSignatureException/);
  });
});

describe('a clock that differs by more than five minutes', () => {
  it.each([
    {
      clockOffsetMs: 6 * 60_000,
      sentence: /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
    },
    { clockOffsetMs: -6 * 60_000, sentence: /^Signature not yet current: / },
  ])('is refused ($clockOffsetMs ms)', async ({ clockOffsetMs, sentence }) => {
    const skewed = await startSimulator({ clockOffsetMs });
    // The SDK corrects its clock after such a refusal; one attempt shows the refusal itself.
    const error = await failure(runtimeClient(skewed).send(new ConverseCommand({ modelId, messages: hello })));
    await skewed.close();
    expect(error.name).toBe('InvalidSignatureException');
    expect(error.message).toMatch(sentence);
  });
});
