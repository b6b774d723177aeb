/** InvokeModelWithBidirectionalStream: a conversation is opened, with a moment of silence for a question. Any event is an answer. */
import {
  InvokeModelWithBidirectionalStreamCommand,
  type InvokeModelWithBidirectionalStreamCommandInput,
} from '@aws-sdk/client-bedrock-runtime';

import { withCall } from '../aws/sdk-call.ts';
import { prompt } from '../protocols/protocol.ts';
import { factsOf } from '../protocols/response-facts.ts';
import type { ProbeRequest, JsonObject, Row } from '../types.ts';
import type { Api } from './api.ts';
import { plainForm } from './form.ts';
import { novaSonic } from '../families/bodies/nova-sonic.ts';

export const bidirectional: Api = {
  requests: (_row: Row, route: string): readonly [ProbeRequest] => [
    { route, form: plainForm(novaSonic.name), body: novaSonic.body(prompt) },
  ],
  async send(clients, { row, request }, call) {
    let release = (): void => undefined;
    const answered = new Promise<void>((resolve) => (release = resolve));
    const body = conversation([request.body, ...script], answered);
    const command = new InvokeModelWithBidirectionalStreamCommand({ modelId: row.profile ?? row.model, body });
    try {
      const client = await clients.bidirectional();
      return await client.send(withCall(command, call));
    } finally {
      release();
    }
  },
  reader: {
    framing: 'event-stream',
    read: ({ events }) => (events.length > 0 ? factsOf({}) : undefined),
  },
};

const names = { promptName: 'probe' };
const system = { ...names, contentName: 'system' };
const speech = { ...names, contentName: 'speech' };
const audioFormat = {
  mediaType: 'audio/lpcm',
  sampleRateHertz: 16_000,
  sampleSizeBits: 16,
  channelCount: 1,
  encoding: 'base64',
};
/** 32 milliseconds of it. */
const silence = Buffer.alloc(1024).toString('base64');

/** What follows the session's start, in the order that the service demands (Nova user guide, "Handling input events with the bidirectional API"). */
const script: readonly JsonObject[] = [
  {
    promptStart: {
      ...names,
      textOutputConfiguration: { mediaType: 'text/plain' },
      audioOutputConfiguration: { ...audioFormat, sampleRateHertz: 24_000, voiceId: 'matthew', audioType: 'SPEECH' },
    },
  },
  {
    contentStart: {
      ...system,
      type: 'TEXT',
      interactive: false,
      role: 'SYSTEM',
      textInputConfiguration: { mediaType: 'text/plain' },
    },
  },
  { textInput: { ...system, content: prompt } },
  { contentEnd: system },
  {
    contentStart: {
      ...speech,
      type: 'AUDIO',
      interactive: true,
      role: 'USER',
      audioInputConfiguration: { ...audioFormat, audioType: 'SPEECH' },
    },
  },
  ...Array.from({ length: 3 }, () => ({ audioInput: { ...speech, content: silence } })),
].map((event) => ({ event }));

/** The line stays open until there is an answer: a session that is over may say nothing more. */
async function* conversation(
  lines: readonly JsonObject[],
  answered: Promise<void>,
): NonNullable<InvokeModelWithBidirectionalStreamCommandInput['body']> {
  for (const line of lines) yield { chunk: { bytes: Buffer.from(JSON.stringify(line)) } };
  await answered;
}
