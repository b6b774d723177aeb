/** Amazon Nova Reel's body. It answers StartAsyncInvoke only; sent to InvokeModel so that the service can say so. */
import { scene, type BodyFormat } from '../body-format.ts';

export const novaReel: BodyFormat = {
  name: 'nova-reel',
  body: () => ({
    taskType: 'TEXT_VIDEO',
    textToVideoParams: { text: scene },
    // The shortest film it makes, at the one rate and size it knows.
    videoGenerationConfig: { durationSeconds: 6, fps: 24, dimension: '1280x720' },
  }),
  read: () => undefined,
};
