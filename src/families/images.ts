/** Reads the reply of every image model: base64 images, or the word that a filter took them. */
import type { JsonObject } from '../types.ts';
import { factsOf, type ResponseFacts } from '../protocols/response-facts.ts';

/** A finish reason of Stability's image models that means a failure, not an answer [docs: Stable Image Ultra]. */
const failed = 'Inference error';

export function readImages(json: JsonObject): ResponseFacts | undefined {
  const filtered = strings(json['finish_reasons']).find((reason) => reason !== failed);
  if (strings(json['images']).length === 0 && filtered === undefined) return undefined;
  return factsOf({ stopReason: filtered });
}

function strings(value: JsonObject[string] | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
