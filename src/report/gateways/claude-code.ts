/**
 * `settings.json` of Claude Code: the id for each role. Read from SchemaStore, claude-code-settings.json, commit 3b6446a,
 * 2026-08-07, which takes keys that it does not know. Claude Code calls InvokeModel and its stream; with CLAUDE_CODE_USE_MANTLE
 * Messages on bedrock-mantle, and with both switches the one or the other by the form of the id (seen of 2.1.330, 2026-11).
 */
import type { Endpoint, Row } from '../../types.ts';
import type { TextFormat } from '../format.ts';
import { targetsByPlace, type Caller, type Target } from './answering.ts';
import { provenanceOf } from './provenance.ts';

const accepts: Caller['accepts'] = ({ model }) => model.startsWith('anthropic.claude-');

/** The first where both answered for the same version. */
const callers: readonly Caller[] = [
  { endpoint: 'bedrock-runtime', apis: ['invoke', 'invoke-stream'], accepts },
  { endpoint: 'bedrock-mantle', apis: ['messages', 'messages-stream'], routes: ['/anthropic/v1'], accepts },
];

const roles = ['opus', 'sonnet', 'haiku', 'fable'] as const;

export const claudeCode: TextFormat = {
  render(run) {
    const places = targetsByPlace(run, ...callers).map(([name, { row }, targets]) => ({
      name,
      env: envOf(row, targets),
    }));
    const apis = callers.flatMap((caller) => caller.apis);
    const [first, ...others] = places;
    const document = {
      $schema: 'https://json.schemastore.org/claude-code-settings.json',
      ...(first && { env: first.env }),
      'bedrock-matrix': {
        ...provenanceOf(run),
        apis: apis.filter((api) => run.header.apis.includes(api)),
        ...(first && { region: first.name }),
        ...(others.length > 0 && { otherRegions: Object.fromEntries(others.map(({ name, env }) => [name, { env }])) }),
      },
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
};

/** Values are strings: they become environment variables. */
function envOf({ region, account }: Row, targets: readonly Target[]): Record<string, string> {
  const chosen = roles.flatMap((role) => {
    const newest = targets.filter((target) => target.row.model.includes(`-${role}-`)).toSorted(newestFirst)[0];
    return newest === undefined ? [] : [{ role, target: newest }];
  });
  const ids = chosen.map(({ role, target }) => [`ANTHROPIC_DEFAULT_${role.toUpperCase()}_MODEL`, target.id]);
  const isOn = (endpoint: Endpoint): boolean => chosen.some(({ target }) => target.row.endpoint === endpoint);
  return {
    ...(isOn('bedrock-runtime') && { CLAUDE_CODE_USE_BEDROCK: '1' }),
    ...(isOn('bedrock-mantle') && { CLAUDE_CODE_USE_MANTLE: '1' }),
    AWS_REGION: region,
    ...(account !== undefined && { AWS_PROFILE: account }),
    ...Object.fromEntries(ids),
  };
}

/** By the version in the id: `claude-opus-4-5-20251101` has 4.5; old ids have it before the role (`claude-3-5-haiku`). */
function newestFirst(a: Target, b: Target): number {
  const [left, right] = [versionOf(a.row.model), versionOf(b.row.model)];
  const byEndpoint = callers.findIndex(isOf(a)) - callers.findIndex(isOf(b));
  return right.major - left.major || right.minor - left.minor || byEndpoint || (a.row.model < b.row.model ? 1 : -1);
}

function isOf({ row }: Target): (caller: Caller) => boolean {
  return ({ endpoint }) => endpoint === row.endpoint;
}

function versionOf(model: string): { major: number; minor: number } {
  const name = model.replace(/-\d{8}/, '').replace(/-v\d+(?::\d+)?$/, '');
  const [major = 0, minor = 0] = (name.match(/\d+/g) ?? []).map(Number);
  return { major, minor };
}
