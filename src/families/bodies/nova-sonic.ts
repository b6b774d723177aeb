/** Amazon Nova Sonic's first event. It speaks over a bidirectional stream only; sent to InvokeModel so that the service can say so. */
import { budget } from '../../protocols/protocol.ts';
import type { BodyFormat } from '../body-format.ts';

export const novaSonic: BodyFormat = {
  name: 'nova-sonic',
  body: () => ({ event: { sessionStart: { inferenceConfiguration: { maxTokens: budget } } } }),
  read: () => undefined,
};
