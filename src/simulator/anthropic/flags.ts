/** Flags of what is not yet in Anthropic's API, and the models on Bedrock that take each. */
import type { Json } from '../../types.ts';

/**
 * User guide, "Anthropic Claude Messages API", beta headers (as LiteLLM's BerriAI/litellm#19877 lists them, 2026-01-27). Opus 4.7 takes
 * `interleaved-thinking` alone (anthropics/claude-code#49370, 2026-04-16), and what came after is taken to do the same.
 */
const takenBy: readonly (readonly [flag: RegExp, models: RegExp])[] = [
  [/^computer-use-2024-10-22$/, /claude-3-5-sonnet-20241022/],
  [/^computer-use-2025-01-24$/, /claude-(?:3-7|[a-z]+-4-[0-6])/],
  [/^token-efficient-tools-2025-02-19$|^output-128k-2025-02-19$/, /claude-3-7/],
  [/^interleaved-thinking-2025-05-14$/, /claude-[a-z]+-[4-9]/],
  [/^dev-full-thinking-2025-05-14$/, /claude-(?:opus|sonnet)-4-(?:1-)?2025/],
  [/^context-1m-2025-08-07$/, /claude-(?:sonnet-4-[2-6]|opus-4-6)/],
  [/^context-management-2025-06-27$/, /claude-(?:sonnet|haiku)-4-[56]/],
  [/^(?:effort-2025-11-24|tool-search-tool-2025-10-19|tool-examples-2025-10-29)$/, /claude-opus-4-[56]/],
  // Claude Code sends them unasked (2.1.330 on npm, 2026-11): what refused them would refuse it.
  [/^claude-code-20250219$/, /claude/],
];

/** And to bedrock-mantle, in the header. */
const takenByMantle: typeof takenBy = [
  ...takenBy,
  [/^(?:context-management-2025-06-27|effort-2025-11-24)$/, /claude-(?:[a-z]+-4-[5-9]|[a-z]+-[5-9])/],
];

/** Recorded: it names no flag. */
export function flagFault(flags: Json | undefined, modelId: string, onMantle = false): string | undefined {
  const given = Array.isArray(flags) ? flags : [];
  const isTaken = (flag: Json): boolean =>
    typeof flag === 'string' &&
    (onMantle ? takenByMantle : takenBy).some(([name, models]) => name.test(flag) && models.test(modelId));
  return given.every(isTaken) ? undefined : 'invalid beta flag';
}
