/** Luma Ray's body. It answers StartAsyncInvoke only; sent to InvokeModel so that the service can say so. */
import { scene, type BodyFormat } from '../body-format.ts';

/** The shortest and smallest film: were it ever made while one waits, it would be the cheapest [docs: model-parameters-luma]. */
export const lumaVideo: BodyFormat = {
  name: 'luma-video',
  body: () => ({ prompt: scene, duration: '5s', resolution: '540p' }),
  read: () => undefined,
};
