/** Declares the options that tell the catalogue of models what it cannot list itself. */
import type { Option } from './option.ts';
import { text } from './parsers.ts';

export const catalogueOptions = {
  limitsFrom: {
    flags: '--limits-from <file or URL>',
    group: 'What models cannot list:',
    help: "limits from LiteLLM's model_prices_and_context_window.json or models.dev's api.json; a URL is cached for a day",
    parse: text,
  },
} as const satisfies Record<string, Option>;
