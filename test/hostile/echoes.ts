/** A Bedrock that says back, in every place where a service has words, what it was told to say. */
import type { Fault, Scenario } from '../../src/simulator/scenario.ts';
import type { Json } from '../../src/types.ts';
import { frontier, having, nova } from '../end-to-end/models.ts';

/** Where a service has words. */
export const places = [
  'an error message',
  'an HTML title',
  'the error type of a header',
  'the request id of a header',
  'an error code and parameter',
  'a stop reason',
  'the text of a model',
  'a model id',
  'a provider',
  'a profile id',
  'a mantle model id',
  'a status of mantle',
  'a claim of the control plane',
  'a listing that fails',
  'a reply of no known form',
  'the refusal of the canary',
] as const;

export type Place = (typeof places)[number];

const plain = { modelId: nova.id, providerName: 'Amazon', inputModalities: ['TEXT'], outputModalities: ['TEXT'] };

/** A header takes no line breaks and nothing beyond ASCII. */
function headerText(text: string): string {
  return text.replaceAll(/[^\u0020-\u007E]+/g, ' ');
}

function reply(match: Fault['match'], status: number, body: Json, headers: Record<string, string> = {}): Fault {
  return { match, reply: { status, body, headers } };
}

const faults: Record<Place, (text: string) => Fault[]> = {
  'an error message': (text) => [
    reply({ target: nova.id }, 400, { message: `Malformed: ${text}` }),
    reply({ endpoint: 'mantle', api: 'chat-completions' }, 400, { error: { message: text, type: text } }),
  ],
  'an HTML title': (text) => [
    reply({ target: nova.id }, 502, `<html><head><title>${text}</title></head></html>`, {
      'content-type': 'text/html',
    }),
  ],
  'the error type of a header': (text) => [
    reply({ target: nova.id }, 400, { message: 'no' }, { 'x-amzn-errortype': headerText(text) }),
  ],
  'the request id of a header': (text) => [
    reply({ target: nova.id }, 400, { message: 'no' }, { 'x-amzn-requestid': headerText(text) }),
  ],
  'an error code and parameter': (text) => [
    reply({ endpoint: 'mantle', api: 'chat-completions' }, 400, { error: { message: 'no', code: text, param: text } }),
  ],
  'a stop reason': (text) => [
    reply({ target: nova.id, api: 'converse' }, 200, {
      output: { message: { role: 'assistant', content: [{ text: 'OK' }] } },
      stopReason: text,
      usage: { inputTokens: 1, outputTokens: 1 },
    }),
  ],
  'the text of a model': (text) => [
    reply({ target: nova.id, api: 'converse' }, 200, {
      output: { message: { role: 'assistant', content: [{ text }] } },
      stopReason: 'end_turn',
    }),
  ],
  'a model id': (text) => [
    reply({ api: 'list-foundation-models' }, 200, { modelSummaries: [plain, { ...plain, modelId: `evil.${text}` }] }),
  ],
  'a provider': (text) => [
    reply({ api: 'list-foundation-models' }, 200, { modelSummaries: [{ ...plain, providerName: text }] }),
  ],
  'a profile id': (text) => [
    reply({ api: 'list-inference-profiles' }, 200, {
      inferenceProfileSummaries: [
        { inferenceProfileId: text, models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${nova.id}` }] },
      ],
    }),
  ],
  'a mantle model id': (text) => [reply({ api: 'list-mantle-models' }, 200, { data: [{ id: text }] })],
  'a status of mantle': (text) => [
    reply({ api: 'list-mantle-models' }, 200, { data: [{ id: 'a.b', status: text, status_reason: text }] }),
  ],
  'a claim of the control plane': (text) => [
    reply({ api: 'get-foundation-model-availability' }, 200, {
      agreementAvailability: { status: text, errorMessage: text },
      authorizationStatus: text,
    }),
  ],
  'a listing that fails': (text) => [reply({ api: 'list-inference-profiles' }, 403, { message: `Denied: ${text}` })],
  'a reply of no known form': (text) => [reply({ target: nova.id }, 200, { surprise: text })],
  'the refusal of the canary': (text) => [
    reply({ target: 'bedrock-matrix.no-such-model-v1:0', endpoint: 'runtime' }, 403, {
      message: `The security token included in the request is invalid: ${text}`,
    }),
  ],
};

/** A model of each endpoint, one of them behind a profile: what says the words is one of them, or what lists them. */
export function echoing(place: Place, text: string): Scenario {
  return { ...having(nova, frontier), faults: faults[place](text) };
}
