/** TwelveLabs Marengo's bodies for text, the one input that is embedded while one waits. */
import type { BodyFormat } from '../body-format.ts';
import { readVectors } from '../vectors.ts';

/** [docs: model-parameters-marengo-3] */
export const marengo3: BodyFormat = {
  name: 'marengo-3',
  body: () => ({ inputType: 'text', text: { inputText: 'OK' } }),
  read: readVectors,
};

/** [docs: model-parameters-marengo] */
export const marengo2: BodyFormat = {
  name: 'marengo-2',
  body: () => ({ inputType: 'text', inputText: 'OK' }),
  read: readVectors,
};
