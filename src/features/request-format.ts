/** How a check is written for a target: in the fields of a protocol, also where InvokeModel hands the body on to the model. */
import { plainOf } from '../api-names.ts';
import type { CheckApi } from '../config/feature-names.ts';
import { formatNamed } from '../families/registry.ts';
import type { ProtocolName, Question } from '../protocols/protocol.ts';
import { protocolOf, protocols } from '../protocols/registry.ts';
import type { ApiName, ProbeRequest, Form, JsonObject } from '../types.ts';
import type { Feature } from './feature.ts';
import { merged, withoutNulls } from './merged.ts';

export interface RequestFormat {
  protocol: ProtocolName;
  /** The API's own request with these fields set, and with a question of its own where one is given; undefined: the body has no such field. */
  body(fields: JsonObject, question?: Question): JsonObject | undefined;
}

/** `base`: the API's own request, in the form in which it was answered. Undefined: its body has room for words only. */
export function requestFormat(api: ApiName, base: ProbeRequest): RequestFormat | undefined {
  const protocol = protocolIn(api, base.form);
  if (protocol === undefined) return undefined;
  const translate = formatOf(api, base.form)?.fields ?? ((request) => request);
  return {
    protocol,
    body(fields, question) {
      const request = question === undefined ? {} : protocols[protocol].request(question, base.body);
      const own = translate(merged(request, fields));
      return own && addedFirst(withoutNulls(merged(base.body, own)), base.body);
    },
  };
}

/** Records keep the beginning of a body: there stands what was asked for. */
function addedFirst(body: JsonObject, before: JsonObject): JsonObject {
  const added = Object.entries(body).filter(([key]) => !(key in before));
  return { ...Object.fromEntries(added), ...body };
}

/** The protocol of a request of this form. */
export function protocolIn(api: ApiName, form: Form): ProtocolName | undefined {
  return protocolOf(api) ?? formatOf(api, form)?.protocol;
}

/** Whether a feature may be tested on the API: on InvokeModel the body of each model tells. */
export function mayBeAskedOn(api: CheckApi, { additions, inHeaders }: Feature): boolean {
  const protocol = protocolOf(api);
  return protocol === undefined ? inHeaders !== true : additions[protocol] !== undefined;
}

function formatOf(api: ApiName, { base }: Form): ReturnType<typeof formatNamed> {
  return plainOf(api) === 'invoke' ? formatNamed(base) : undefined;
}
