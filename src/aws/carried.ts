/** What every call to a model carries beside its question: a guardrail that the account demands, and who is asking. */
import type { Endpoint, JsonObject } from '../types.ts';

export interface Carried {
  guardrail?: { id: string; version: string };
  /** Stands in the account's invocation logs, which can so be read without our calls. */
  metadata?: Record<string, string>;
}

/** Fields of Converse and its stream. */
export function converseFields({ guardrail, metadata }: Carried): JsonObject {
  return {
    ...(guardrail && { guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version } }),
    ...(metadata && { requestMetadata: metadata }),
  };
}

/** Members of InvokeModel and its stream, which travel as headers. */
export function invokeMembers({ guardrail, metadata }: Carried): {
  guardrailIdentifier?: string;
  guardrailVersion?: string;
  requestMetadata?: string;
} {
  return {
    ...(guardrail && { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version }),
    ...(metadata && { requestMetadata: JSON.stringify(metadata) }),
  };
}

/**
 * Headers of the APIs of OpenAI and Anthropic. Chat Completions on bedrock-runtime takes a guardrail so (user guide,
 * inference-chat-completions, 2025), and what IAM looks at is the same header on the others. bedrock-mantle documents none, and
 * neither endpoint documents metadata there (user guide, cost-mgmt-request-metadata, 2026).
 */
export function guardrailHeaders({ guardrail }: Carried, endpoint: Endpoint): Record<string, string> {
  if (guardrail === undefined || endpoint === 'bedrock-mantle') return {};
  return {
    'x-amzn-bedrock-guardrailidentifier': guardrail.id,
    'x-amzn-bedrock-guardrailversion': guardrail.version,
  };
}
