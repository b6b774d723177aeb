/** Throttles and faults of the service that only the words tell, where status and type are missing or say something else. */
import type { Rule } from '../rule.ts';
import { busy, engineFailed, loading, modelFailed, throttled } from '../words/pace.ts';

export const paceRules: readonly Rule[] = [
  {
    name: 'throttled-words',
    says: [throttled],
    unless: [/\b(?:context|prompt|window|maximum context|input is)\b/],
    reason: 'throttled',
    action: 'retry',
    example: 'own-rate-exceeded',
  },
  {
    name: 'model-not-ready-words',
    sentence: [/\bmodels?\b|\{id\}/, loading],
    reason: 'model-not-ready',
    action: 'retry',
    example: 'own-still-loading',
  },
  {
    name: 'service-busy-words',
    says: [busy],
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
    says: [engineFailed],
    reason: 'server-error',
    action: 'retry',
    example: 'n26-responses-002',
  },
  {
    name: 'model-stumbled-words',
    sentence: [/\bmodels?\b|\{id\}/, modelFailed],
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
