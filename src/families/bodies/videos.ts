/** The bodies of video models. They answer StartAsyncInvoke only; sent to InvokeModel so that the service can say so. */
import { scene, type BodyFormat } from '../body-format.ts';

/** The shortest and smallest video: if it is ever made, it is the cheapest [docs: model-parameters-luma]. */
export const lumaVideo: BodyFormat = {
  name: 'luma-video',
  body: () => ({ prompt: scene, duration: '5s', resolution: '540p' }),
  read: () => undefined,
};

export const novaReel: BodyFormat = {
  name: 'nova-reel',
  body: () => ({
    taskType: 'TEXT_VIDEO',
    textToVideoParams: { text: scene },
    // The shortest video it makes, at the one rate and size it knows.
    videoGenerationConfig: { durationSeconds: 6, fps: 24, dimension: '1280x720' },
  }),
  read: () => undefined,
};
