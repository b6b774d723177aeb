/**
 * The ordered registry of InvokeModel families: which bodies a row is asked with, and who reads the replies.
 *
 * To add a family: write one file that exports a `Family` (and a format, if its body is new), and add one line to
 * `families`, before any line that would match its ids as well. The first match wins.
 */
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { JsonObject, Row } from '../types.ts';
import { claude } from './claude.ts';
import { cohereCommand } from './cohere-command.ts';
import { cohereCommandText } from './cohere-command-text.ts';
import { cohereEmbeddings } from './cohere-embeddings.ts';
import { cohereRerankers } from './cohere-rerankers.ts';
import { deepseek } from './deepseek.ts';
import { deepseekR1 } from './deepseek-r1.ts';
import type { BodyFormat } from './body-format.ts';
import { isErrorLike } from './error-like.ts';
import type { Family } from './family.ts';
import { frontierChat } from './frontier-chat.ts';
import { jurassic2 } from './jurassic-2.ts';
import { llama } from './llama.ts';
import { luma } from './luma.ts';
import { marengo } from './marengo.ts';
import { marengo27 } from './marengo-2-7.ts';
import { mistral } from './mistral.ts';
import { mistralInstruct } from './mistral-instruct.ts';
import { novaEmbeddings } from './nova-embeddings.ts';
import { novaVideos } from './nova-videos.ts';
import { novaImages } from './nova-images.ts';
import { novaSpeech } from './nova-speech.ts';
import { novaText } from './nova-text.ts';
import { openWeightChat } from './open-weight-chat.ts';
import { palmyra } from './palmyra.ts';
import { pegasusVideos } from './pegasus-videos.ts';
import { scoreBody, keyMatchScore, parseSchemaErrors } from './refusal.ts';
import { rerankers } from './rerankers.ts';
import { stabilityImages } from './stability-images.ts';
import { stabilityServices } from './stability-services.ts';
import { titanEmbeddings } from './titan-embeddings.ts';
import { titanImages } from './titan-images.ts';
import { titanTexts } from './titan-texts.ts';
import { unknownEmbedding, unknownImage, unknownText, unknownVideo } from './unknown.ts';

const families = [
  claude,
  novaEmbeddings,
  novaImages,
  novaVideos,
  novaSpeech,
  titanEmbeddings,
  titanImages,
  cohereRerankers,
  rerankers,
  cohereEmbeddings,
  cohereCommandText,
  cohereCommand,
  jurassic2,
  mistralInstruct,
  deepseekR1,
  marengo27,
  marengo,
  pegasusVideos,
  luma,
  ...stabilityServices,
  stabilityImages,
  // Before the makers' own: a maker of chat models may bring out an embedding model.
  unknownEmbedding,
  unknownImage,
  unknownVideo,
  novaText,
  titanTexts,
  llama,
  mistral,
  deepseek,
  palmyra,
  frontierChat,
  openWeightChat,
] as const satisfies readonly Family[];

const allFormats: readonly BodyFormat[] = [...new Set([...families, unknownText].flatMap((family) => family.formats))];

export function familyOf(row: Row): Family {
  return families.find((family) => family.matches(row)) ?? unknownText;
}

/** Every body worth sending for this row, best first; no name and no body twice. */
export function bodiesFor(row: Row): readonly BodyFormat[] {
  const byBody = new Map<string, BodyFormat>();
  for (const format of familyOf(row).formats) {
    const body = JSON.stringify(format.body(row));
    if (!byBody.has(body)) byBody.set(body, format);
  }
  return [...byBody.values()];
}

/**
 * The format to try after a refusal of the body's form: the one that agrees best with the keys the refusal names,
 * from another family where none of the row's own holds a key it asks for; else the next of the row's own.
 */
export function nextFormat(row: Row, tried: readonly string[], refusal: string): BodyFormat | undefined {
  const violations = parseSchemaErrors(refusal);
  const score = (format: BodyFormat): number => scoreBody(format.body(row), violations);
  const fits = (format: BodyFormat): boolean => score(format) >= keyMatchScore;
  const untried = notYetSent(row, tried);
  const own = bodiesFor(row);
  const foreign = own.some(fits) ? [] : allFormats.filter(fits);
  return [...own, ...foreign].filter(untried).toSorted((a, b) => score(b) - score(a))[0];
}

/** Two formats may share a body (a bare prompt): the second would only be refused again. */
function notYetSent(row: Row, tried: readonly string[]): (format: BodyFormat) => boolean {
  const sent = allFormats.filter((format) => tried.includes(format.name)).map((format) => format.body(row));
  const bodies = new Set(sent.map((body) => JSON.stringify(body)));
  return (format) => !bodies.has(JSON.stringify(format.body(row)));
}

/**
 * Reads an InvokeModel reply with the format that wrote the body, then with any other: a model may answer in
 * another's shape. Undefined for `{}`, for a statement of failure, and for what nobody can read.
 */
export function readInvoke(json: JsonObject, variant: string): ResponseFacts | undefined {
  if (isErrorLike(json)) return undefined;
  return firstReply(variant, (format) => format.read(json));
}

/** The same for the payloads of a stream; a failure stated in any chunk leaves no reply. */
export function readInvokeStream(chunks: JsonObject[], variant: string): ResponseFacts | undefined {
  if (chunks.some(isErrorLike)) return undefined;
  return firstReply(variant, (format) => format.readStream?.(chunks));
}

function firstReply(
  variant: string,
  read: (format: BodyFormat) => ResponseFacts | undefined,
): ResponseFacts | undefined {
  const [author, others] = [allFormats.filter(wrote), allFormats.filter((format) => !wrote(format))];
  for (const format of [...author, ...others]) {
    const reply = read(format);
    if (reply !== undefined) return reply;
  }
  return undefined;

  function wrote(format: BodyFormat): boolean {
    return format.name === variant;
  }
}
