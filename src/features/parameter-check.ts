/** The question whether a target takes a value of a parameter. */
import { apiFacts } from '../api-facts.ts';
import { changed, isControl } from '../apis/form.ts';
import { checkApis, featureApis, parameters, type CheckApi } from '../config/feature-names.ts';
import { isNumberVariation, type Variation } from '../config/feature-words.ts';
import type { ResponseFacts } from '../protocols/response-facts.ts';
import type { ApiName, ProbeRequest, JsonObject, Observation, Row } from '../types.ts';
import { nthRequest, type Check } from './check.ts';
import type { Parameter, ParameterPlace } from './parameter.ts';
import { numberParameters, wordParameters } from './parameters.ts';
import { requestFormat } from './request-format.ts';

/** `chosen`: a column for each of these APIs; empty: one, asked on the first API that answers. */
export function parameterChecks(variation: Variation, chosen: readonly CheckApi[]): Check[] {
  const column = `${parameters[variation.name].label}_${variation.value}`;
  if (chosen.length === 0) return [parameterCheck(variation, { apis: [...featureApis], column: `${column}_Value` })];
  return checkApis
    .filter((api) => chosen.includes(api))
    .map((api) => parameterCheck(variation, { apis: [api], column: `${column}_${apiFacts[api].label}_Value` }));
}

function parameterCheck(variation: Variation, { apis, column }: { apis: ApiName[]; column: string }): Check {
  const subject = { kind: 'value', parameter: variation.name, value: String(variation.value) } as const;
  const { question, hasControl, forms, headers, firstReplyStands, read } = isNumberVariation(variation)
    ? bound(numberParameters[variation.name], variation.value)
    : bound(wordParameters[variation.name], variation.value);
  return {
    subject,
    column,
    apis,
    requests(base, { row, api }) {
      const format = requestFormat(api, base);
      if (format === undefined) return [];
      const place = { row, api, protocol: format.protocol, body: base.body };
      return forms(place).flatMap((fields, nth) => {
        const body = format.body(fields, question);
        return body === undefined ? [] : [withHeaders(nthRequest(base, { subject, nth, body }), headers(place))];
      });
    },
    firstReplyStands,
    ...(hasControl && { control: withoutValue(question) }),
    read: ({ facts }, { row, api, request }) => read(facts, { row, api, isControl: isControl(request.form) }),
  };
}

function withoutValue(question: Bound['question']): NonNullable<Check['control']> {
  return (base, { api }) => {
    const body = requestFormat(api, base)?.body({}, question);
    return body && changed(base, { kind: 'control' }, body);
  };
}

function withHeaders(request: ProbeRequest, headers: Record<string, string>): ProbeRequest {
  return Object.keys(headers).length === 0 ? request : { ...request, headers };
}

interface Bound {
  question: Parameter<never>['question'];
  hasControl: boolean;
  forms: (place: ParameterPlace) => readonly JsonObject[];
  headers: (place: ParameterPlace) => Record<string, string>;
  firstReplyStands: (target: { row: Row; api: ApiName }) => boolean;
  read: (facts: ResponseFacts, on: { row: Row; api: ApiName; isControl: boolean }) => Observation;
}

function bound<Value>(parameter: Parameter<Value>, value: Value): Bound {
  return {
    question: parameter.question,
    hasControl: parameter.hasControl === true,
    forms: (place) => parameter.forms(value, place),
    headers: (place) => parameter.headers?.(value, place) ?? {},
    firstReplyStands: (target) => parameter.firstReplyStands?.(target) === true,
    read: (facts, on) => parameter.read(facts, value, on),
  };
}
