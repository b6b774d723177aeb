/** What must be allowed for what is tested beyond the APIs: the streams of its questions, and what their calls name beside the model. */
import { plainOf } from '../api-names.ts';
import type { ExtraPermission } from '../config/feature-names.ts';
import type { QuestionSettings } from '../config/questions.ts';
import type { ApiName, Json } from '../types.ts';
import { checksFor } from './checks.ts';

interface Needs {
  /** APIs that only questions are asked on. */
  apis: ApiName[];
  /** Ids or ARNs. */
  guardrails: string[];
  /** `s3://…` that requests have the model read. */
  reads: string[];
  /** What features need beside the inference. */
  extras: ExtraPermission[];
}

/** A question is asked where its API answered, or the API that its stream is of: `apis` are those that the run asks. */
export function permissionsNeededBy(settings: QuestionSettings, apis: readonly ApiName[]): Needs {
  const mayAsk = (api: ApiName): boolean => apis.includes(api) || apis.includes(plainOf(api));
  const questions = checksFor(settings);
  const asked = questions.flatMap((question) => question.apis.filter(mayAsk));
  const probes = settings.probes.filter(({ api }) => mayAsk(api)).flatMap(({ body }) => textsIn(body));
  const extras = new Set(questions.filter(({ apis: on }) => on.some(mayAsk)).flatMap(({ needs }) => needs ?? []));
  return {
    extras: [...extras],
    apis: [...new Set(asked)].filter((api) => !apis.includes(api)),
    guardrails: [
      ...new Set([
        ...((extras.has('guardrail') || settings.guardrailOn === 'all') && settings.guardrail !== undefined
          ? [settings.guardrail.id]
          : []),
        ...probes.flatMap(([name, text]) => (name === 'guardrailIdentifier' ? [text] : [])),
      ]),
    ],
    reads: [
      ...new Set(probes.flatMap(([name, text]) => (name === 'uri' && /^s3:\/\/[^/]+\/./.test(text) ? [text] : []))),
    ],
  };
}

type NamedText = [name: string, text: string];

/** Every text in a request, with the name of its field. */
function textsIn(value: Json, name = ''): NamedText[] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textsIn(member, Array.isArray(value) ? name : key));
}
