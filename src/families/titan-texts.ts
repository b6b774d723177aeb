/** Amazon Titan's text models: `titan-text-*` and `titan-tg1-*`. */
import { titanText } from './bodies/titan-text.ts';
import { answersText, type Family } from './family.ts';
import { generalText } from './general.ts';

export const titanTexts: Family = {
  name: 'titan-texts',
  matches: (row) => row.model.startsWith('amazon.titan-') && answersText(row),
  formats: [titanText, ...generalText],
};
