/** Reads the reply of every embedding model: wherever it keeps its vectors, there must be one with numbers in it. */
import type { Json, JsonObject } from '../types.ts';
import { isObject, numberAt } from '../protocols/fields.ts';
import { factsOf, type ResponseFacts } from '../protocols/response-facts.ts';

/** Titan `embedding`, Nova and Cohere `embeddings` (v4: by type), Marengo `embedding` or `data`. */
export function readVectors(json: JsonObject): ResponseFacts | undefined {
  const found = ['embedding', 'embeddings', 'data'].some((key) => holdsVector(json[key]));
  return found ? factsOf({ inputTokens: numberAt(json, 'inputTextTokenCount') }) : undefined;
}

function holdsVector(value: Json | undefined): boolean {
  if (Array.isArray(value)) return isVector(value) || value.some((item) => isVector(item) || holdsEmbedding(item));
  return holdsEmbedding(value) || (isObject(value) && Object.values(value).some((vectors) => holdsVectors(vectors)));
}

function holdsVectors(value: Json): boolean {
  return Array.isArray(value) && value.some(isVector);
}

function holdsEmbedding(value: Json | undefined): boolean {
  return isObject(value) && isVector(value['embedding']);
}

function isVector(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number');
}
