/** Parameters that only Anthropic's models have: the version of their API, and flags of what is not yet in it. */
import { plainOf } from '../api-names.ts';
import type { ProtocolName } from '../protocols/protocol.ts';
import type { ApiName, Row } from '../types.ts';
import type { Parameter, ParameterPlace } from './parameter.ts';

function isClaudeOn({ row, protocol }: { row: Row; protocol: ProtocolName }, ...protocols: ProtocolName[]): boolean {
  return row.model.startsWith('anthropic.') && protocols.includes(protocol);
}

/** InvokeModel has in the body what Messages has in headers. */
function isInBody(api: ApiName): boolean {
  return plainOf(api) === 'invoke';
}

/** Goes as it is written: InvokeModel's own is `bedrock-2023-05-31`, that of Messages `2023-06-01`. Converse has none. */
export const anthropicVersion: Parameter<string> = {
  forms(version, place) {
    if (!isClaudeOn(place, 'messages')) return [];
    return [isInBody(place.api) ? { anthropic_version: version } : {}];
  },
  headers: (version, { api }) => (isInBody(api) ? {} : { 'anthropic-version': version }),
  read: () => 'shown',
  about: /anthropic[-_]version|\bAPI version\b|\bvalid version\b/i,
};

/** The service takes the flag or calls it invalid; what it does shows in no reply to a plain prompt. */
export const beta: Parameter<string> = {
  forms(flag, place: ParameterPlace) {
    if (!isClaudeOn(place, 'messages', 'converse')) return [];
    const field = { anthropic_beta: [flag] };
    if (place.protocol === 'converse') return [{ additionalModelRequestFields: field }];
    return [isInBody(place.api) ? field : {}];
  },
  headers: (flag, { api, protocol }) => (protocol === 'converse' || isInBody(api) ? {} : { 'anthropic-beta': flag }),
  read: () => 'shown',
  // "invalid beta flag" (anthropics/claude-code#56595, 2026-05-06); "Unsupported beta header: ..." (docs.anthropic.com, beta-headers).
  about: /\bbeta (?:flag|header)|anthropic[-_]beta/i,
};
