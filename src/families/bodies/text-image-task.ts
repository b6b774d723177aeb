/** The task body of Amazon's image generators, at the smallest square each of them draws. */
import { scene, type BodyFormat } from '../body-format.ts';
import { readImages } from '../images.ts';

/** Sides from 320 to 4096, multiples of 16. */
export const novaCanvas: BodyFormat = textImage('nova-canvas', 320);

export const titanImage: BodyFormat = textImage('titan-image', 512);

function textImage(name: string, side: number): BodyFormat {
  return {
    name,
    body: () => ({
      taskType: 'TEXT_IMAGE',
      textToImageParams: { text: scene },
      imageGenerationConfig: { numberOfImages: 1, width: side, height: side },
    }),
    read: readImages,
  };
}
