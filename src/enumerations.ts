/** The closed lists of words that options, evidence and reports share, each in the order in which it is shown. */

export const verdictNames = ['supported', 'unsupported', 'blocked', 'inconclusive', 'untested'] as const;

export type VerdictName = (typeof verdictNames)[number];

/** What a cell that was called can be. */
export const calledVerdicts = verdictNames.filter((name) => name !== 'untested');

/**
 * What one cell can show between two runs.
 * - `broke`: ✓ became ✗ or blocked; `recovered`: the reverse
 * - `verdict`: ✗ became blocked, or the reverse; `reason`: the same verdict for another reason
 * - `appeared`, `vanished`: the target was not there on the other side, where the other run had looked
 * - `unknown`: one side is inconclusive or untested and the other says something else
 */
export const changeKinds = ['broke', 'recovered', 'verdict', 'reason', 'appeared', 'vanished', 'unknown'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** Where a target routes: its own Region, the Regions of a geography, or any commercial Region; the nearest first. */
export const profileTypes = ['in-region', 'regional-cross-region', 'global-cross-region'] as const;

export type ProfileType = (typeof profileTypes)[number];

/** What an account set up itself and a call can name by its ARN; the words of `--include`, and the sources that list them. */
export const accountResourceKinds = [
  'application-profiles',
  'provisioned',
  'custom-models',
  'imported-models',
  'marketplace-endpoints',
  'prompt-routers',
] as const;

export type AccountResourceKind = (typeof accountResourceKinds)[number];
