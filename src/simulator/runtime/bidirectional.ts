/** InvokeModelWithBidirectionalStream: reads the whole of what is sent, and then answers in events. No API keys. */
import { admitToRuntime } from '../admission.ts';
import { type Answer, streamAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { eventFrame } from '../event-stream.ts';
import { invalid, isRefusal, type Refusal } from '../refusal.ts';

export function invokeBidirectional(call: Call): Answer | Refusal {
  if (call.caller.auth === 'bearer') {
    const message = 'API keys are not supported for InvokeModelWithBidirectionalStream.';
    return { status: 403, type: 'AccessDeniedException', message };
  }
  const model = admitToRuntime(call);
  if (isRefusal(model)) return model;
  if (typeof call.body['frames'] !== 'number' || call.body['frames'] === 0) {
    return invalid('The request stream ended before the session was started.');
  }
  const sessionId = 'simulated';
  const response = [
    { completionStart: { sessionId } },
    { usageEvent: { sessionId, totalInputTokens: 12, totalOutputTokens: 4, totalTokens: 16 } },
    { completionEnd: { sessionId, stopReason: 'END_TURN' } },
  ];
  const frames = response.map((event) =>
    eventFrame('chunk', { bytes: Buffer.from(JSON.stringify({ event })).toString('base64') }),
  );
  return streamAnswer('application/vnd.amazon.eventstream', frames);
}
