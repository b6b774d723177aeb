/** The shape of a model family: which rows belong to it, and the formats worth trying with them. */
import type { Row } from '../types.ts';
import type { BodyFormat } from './body-format.ts';

export interface Family {
  name: string;
  matches(row: Row): boolean;
  /** Best first. */
  formats: readonly BodyFormat[];
}

/** True also where the listing names no modality at all: most of what Bedrock serves answers in text. */
export function answersText(row: Row): boolean {
  return row.output.length === 0 || row.output.includes('TEXT');
}
