/** What is left when no words are known: the exception's own meaning, and then inconclusive. */
import type { Rule } from '../rule.ts';
import { anyOf } from '../../text/phrases.ts';
import { absent } from '../words/target.ts';

const otherThing = anyOf(
  'guardrails?',
  'projects?',
  'workspaces?',
  'responses?',
  'files?',
  'conversations?',
  'urls?',
  'paths?',
  'pages?',
  'routes?',
  'methods?',
  'operations?',
  'actions?',
  'accounts?',
  'resources?',
  'endpoints?',
  // What gateways and web servers miss.
  'hosts?',
  'sites?',
  'domains?',
  'services?',
  'applications?',
  'objects?',
  'backends?',
  'upstreams?',
);

/** What any web server says at a path that it does not have: `404 Not Found`. */
const bareNotFound = /^(?:\W|\d|error|http|status|code)*not found\W*$/;

/** The exception says denied, and no words say what is missing. */
export const deniedRules: readonly Rule[] = [
  {
    name: 'access-denied',
    kinds: [
      'accessdenied',
      'notauthorized',
      'unauthorizedoperation',
      'permission',
      'forbidden',
      'accessdeniedexception',
    ],
    reason: 'access-denied',
    action: 'done',
    example: 'rn-any-bl-004',
  },
  {
    name: 'status-403',
    status: [[403, 403]],
    says: [/\w+ \w+ \w+/],
    origins: ['service'],
    reason: 'access-denied',
    action: 'done',
    example: 'own-403',
  },
];

export const fallbackRules: readonly Rule[] = [
  {
    name: 'operation-unknown',
    kinds: ['unknownoperation', 'invalidaction', 'unsupportedoperation', 'methodnotallowed'],
    reason: 'wrong-endpoint',
    action: 'repair',
    example: 'rn-any-pf-001',
  },
  {
    name: 'operation-unknown-words',
    sentence: [
      /\b(?:operation|action|url|path|route|endpoint|method|page)\b/,
      /\bunknown\b|\bnot (?:\w+ ){0,2}?(?:recognized|known|found|exist|allowed|match)|\binvalid\b|\bno such\b|\bcan not (?:be )?(?:find|found|recognize\w*)/,
    ],
    unless: [/\bmodels?\b|\{id\}/],
    reason: 'wrong-endpoint',
    action: 'repair',
    example: 'cp-invoke-pf-001',
  },
  { name: 'status-405', status: [[405, 405]], reason: 'wrong-endpoint', action: 'repair', example: 'own-405' },
  {
    name: 'model-code-not-found',
    kinds: ['modelnotfound'],
    reason: 'model-not-found',
    action: 'done',
    example: 'own-model-not-found-code',
  },
  // Mantle's 404 means that the model is not deployed for the Region, where it says that something does not exist; a page or
  // another resource that is missing means something else, and so do the words of a gateway that never asked mantle.
  {
    name: 'mantle-404',
    endpoint: 'bedrock-mantle',
    status: [[404, 404]],
    origins: ['service'],
    says: [absent],
    unless: [otherThing, bareNotFound],
    reason: 'model-not-found',
    action: 'done',
    example: 'ma-messages-un-002',
  },
  // A gateway that has no such path answers so: the other base path may be there.
  {
    name: 'mantle-404-wordless',
    endpoint: 'bedrock-mantle',
    status: [[404, 404]],
    origins: ['service'],
    unless: [/[a-z]{3}/],
    reason: 'wrong-endpoint',
    action: 'reroute',
    example: 'own-mantle-404',
  },
  {
    name: 'not-found-model',
    kinds: ['notfound'],
    says: [/\bmodels?\b|\{id\}/],
    unless: [otherThing],
    reason: 'model-not-found',
    action: 'done',
    example: 'own-anthropic-not-found',
  },
  { name: 'status-401', status: [[401, 401]], reason: 'unrecognised-reply', action: 'reroute', example: 'own-401' },
  {
    name: 'validation-unknown',
    status: [
      [400, 400],
      [409, 409],
      [411, 417],
      [422, 422],
    ],
    reason: 'unrecognised-reply',
    action: 'repair',
    example: 'own-400',
  },
  {
    name: 'validation-unknown-type',
    kinds: ['validation', 'invalidrequest', 'badrequest'],
    reason: 'unrecognised-reply',
    action: 'repair',
    example: 'own-validation-no-status',
  },
  { name: 'unknown', reason: 'unrecognised-reply', action: 'done', example: 'own-418' },
];
