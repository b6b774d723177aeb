/** Throttles and faults of the service that only the words tell, where status and type are missing or say something else. */
import type { Rule } from '../rule.ts';
import { eitherOf } from '../vocabulary.ts';

/** Not there for the moment. */
const unavailableForNow =
  /\b(?:temporar(?:y|ily)|currently|momentarily|right now|at (?:this|the) (?:time|moment)) (?:\w+ )?(?:not available|overloaded|busy|down|at capacity|out of (?:service|capacity))|\bnot (?:\w+ )?available (?:\w+ )?(?:right now|at (?:this|the) (?:time|moment)|at present|temporarily)/;
/** Too much to do. */
const strained =
  /\b(?:service|system|server)s? (?:is|are|was|has)? ?(?:\w+ )?(?:not available|busy|overloaded|down|under maintenance)|\boverloaded\b|\bhigh (?:demand|load|traffic)\b|\bat capacity\b|\b(?:insufficient|not enough) capacity\b/;
/** It failed, and does not say at what. */
const broken =
  /\bsomething went wrong\b|\bcan not process your request\b(?!.*\b(?:because|due|since)\b)|\bencountered an? (?:\w+ )?(?:error|problem|issue)\b/;
/** Asks for patience. */
const later =
  /\btry (?:again |your request again |the request again )?(?:later|shortly|in a (?:moment|few))\b|\bretry (?:later|shortly|in a (?:moment|few))\b/;

export const paceRules: readonly Rule[] = [
  {
    name: 'throttled-words',
    says: [
      /\btoo (?:many|much) (?:\w+ )?(?:requests?|tokens?|calls?|connections?|traffic|invocations?)\b|\brate[ -]?(?:limit|exceed)\w*|\brate (?:is |was |has been |of (?:\w+ )?requests? )?(?:too high|exceeded|limited)|\bexceed\w* (?:\w+ ){0,3}?(?:rate|requests? per|tokens? per)\b|\bthrottl\w+|\bslow(?:ing)? down\b|\breduce your (?:request )?rate|\bper (?:minute|second|hour)\b|\bon-demand (?:\w+ )?(?:capacity|throughput) (?:is )?(?:exceeded|exhausted|not available at)/,
    ],
    unless: [/\b(?:context|prompt|window|maximum context|input is)\b/],
    reason: 'throttled',
    action: 'retry',
    example: 'own-rate-exceeded',
  },
  {
    name: 'model-not-ready-words',
    sentence: [
      /\bmodels?\b|\{id\}/,
      /\bnot (?:\w+ )?ready\b|\b(?:is|being|still) (?:\w+ )?(?:load\w*|warm\w* up|initiali[sz]\w*|start\w* up|spinning up|provisioned now)\b|\bcold start/,
    ],
    reason: 'model-not-ready',
    action: 'retry',
    example: 'own-still-loading',
  },
  {
    name: 'service-busy-words',
    says: [eitherOf(unavailableForNow, strained, broken, later)],
    reason: 'server-error',
    action: 'retry',
    example: 'own-busy',
  },
  // What gpt-oss wrote cannot be read by the server's own parser, now and then (openai/harmony#60, strands-agents/harness-sdk#1359).
  {
    name: 'reply-unreadable-to-server',
    says: [/\bexpecting (?:a )?start token\b|\btokens remaining in (?:the )?message header\b|\bharmony ?error\b/],
    reason: 'model-error',
    action: 'retry',
    example: 'n26-converse-001',
  },
  // Said at 400 of what stands behind the front door (openai/codex#28742, 2026-06).
  {
    name: 'engine-failed',
    says: [
      /\bengine (?:bad request|not found|not available|(?:\w+ )?(?:error|fail\w*))|\btask submission failed\b|\bupstream (?:request |service |server )?(?:failed|error|not available|timed out)\b/,
    ],
    reason: 'server-error',
    action: 'retry',
    example: 'n26-responses-002',
  },
  {
    name: 'model-stumbled-words',
    sentence: [
      /\bmodels?\b|\{id\}/,
      /\b(?:produced|generated|emitted|returned|created|gave|output) (?:an? )?(?:\w+ )?(?:invalid|malformed|illegal|not valid|incomplete|broken|wrong|bad)\b|\bfailed (?:while|during|to (?:generate|complete|process|produce))|\b(?:invalid|malformed|illegal) (?:\w+ )?(?:sequence|output|response) (?:was |were )?(?:produced|generated|returned|from|by)/,
    ],
    reason: 'model-error',
    action: 'retry',
    example: 'own-invalid-sequence',
  },
  {
    name: 'timed-out-words',
    says: [/\btimed[ -]?out\b|\btime-?out\b|\btook too long\b|\bdeadline exceeded\b/],
    reason: 'timeout',
    action: 'retry',
    example: 'own-timed-out-words',
  },
];
