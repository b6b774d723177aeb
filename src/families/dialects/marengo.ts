/** TwelveLabs Marengo's bodies for text, the one input that is embedded while one waits. */
import type { Dialect } from '../dialect.ts';
import { readVectors } from '../vectors.ts';

/** [docs: model-parameters-marengo-3] */
export const marengo3: Dialect = {
  name: 'marengo-3',
  body: () => ({ inputType: 'text', text: { inputText: 'OK' } }),
  read: readVectors,
};

/** [docs: model-parameters-marengo] */
export const marengo2: Dialect = {
  name: 'marengo-2',
  body: () => ({ inputType: 'text', inputText: 'OK' }),
  read: readVectors,
};
