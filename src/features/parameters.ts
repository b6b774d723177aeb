/** The parameters of which values can be tried, by name. To add one: its label and values in config/feature-names.ts, and a line here. */
import type { NumberParameter, WordParameter } from '../config/feature-names.ts';
import { anthropicVersion, beta } from './anthropic-parameters.ts';
import { effort } from './effort.ts';
import { maxTokens, samplingParameter } from './number-parameters.ts';
import type { Parameter } from './parameter.ts';

export const numberParameters: Record<NumberParameter, Parameter<number>> = {
  'max-tokens': maxTokens,
  temperature: samplingParameter({ converse: 'temperature', others: 'temperature', about: /temperature/i }),
  'top-p': samplingParameter({ converse: 'topP', others: 'top_p', about: /top[_\s-]?p/i }),
};

export const wordParameters: Record<WordParameter, Parameter<string>> = {
  effort,
  'anthropic-version': anthropicVersion,
  beta,
};
