/** What the account has settled: how long prompts may be kept, the form that Anthropic's models ask for, and guardrails that it enforces. */
import type { Check, Context } from '../context.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';
import { endpointsOf, isWelcome, nonexistentModelCell } from '../nonexistent-model.ts';
import type { FreeResponse } from '../free-request.ts';

interface Setting {
  title: string;
  action: string;
  path: string;
  finding(answer: FreeResponse): Finding | undefined;
}

const retention: Setting = {
  title: 'data retention',
  action: 'bedrock:GetAccountDataRetention',
  path: '/data-retention',
  finding({ text, fault }) {
    const mode = /"(?:mode|dataRetentionMode)"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (fault !== undefined || mode === undefined) return undefined;
    const note = mode === 'none' ? '; models that keep prompts for review refuse calls' : '';
    return { state: 'ok', title: 'data retention', detail: `mode ${mode}${note}` };
  },
};

const form: Setting = {
  title: "Anthropic's use-case form",
  action: 'bedrock:GetUseCaseForModelAccess',
  path: '/use-case-for-model-access',
  finding({ status, fault }) {
    const title = "Anthropic's use-case form";
    if (fault === undefined) return { state: 'ok', title, detail: 'submitted' };
    if (status !== 404 || fault.type !== 'ResourceNotFoundException') return undefined;
    const fix =
      'Fill it out once per account: Bedrock console, Model catalog, any Claude model. bedrock-mantle does not need it.';
    return { state: 'warning', title, detail: 'not submitted: Claude is blocked on bedrock-runtime', fix };
  },
};

/** A guardrail that the account enforces is applied to every call; one that a policy demands is named nowhere, and must be carried. */
const enforced: Setting = {
  title: 'enforced guardrails',
  action: 'bedrock:ListEnforcedGuardrailsConfiguration',
  path: '/enforcedGuardrailsConfiguration',
  finding({ text, fault }) {
    if (fault !== undefined) return undefined;
    const named = Array.from(text.matchAll(/"guardrailId"\s*:\s*"([^"]+)"/g), ([, id]) => id);
    const title = 'enforced guardrails';
    if (named.length === 0) return { state: 'ok', title, detail: 'none' };
    const fix =
      'Allow bedrock:ApplyGuardrail on them; where a policy demands one by its name, add --guardrail <id:version> --guardrail-on all.';
    return { state: 'warning', title, detail: `applied to every call: ${named.join(', ')}`, fix };
  },
};

export const account: Check = {
  name: 'account',
  title: 'account',
  async run(context, region) {
    const isAsked = endpointsOf(context, region).includes('bedrock-runtime');
    if (!isAsked || !(await isWelcome(context, region, 'bedrock-runtime'))) return [];
    const found = await Promise.all([retention, form, enforced].map((setting) => look(context, region, setting)));
    return found.flatMap((finding) => finding ?? []);
  },
};

/** A Region whose control plane has no such operation reports nothing; no run depends on it. */
async function look(context: Context, region: string, setting: Setting): Promise<Finding | undefined> {
  const answer = await context.ask(region, { endpoint: 'bedrock', path: setting.path });
  const found = setting.finding(answer);
  if (found !== undefined || (answer.status ?? 0) === 404 || answer.fault === undefined) return found;
  const { title, action } = setting;
  const trouble = diagnose({ title, cell: nonexistentModelCell(region, 'bedrock-runtime'), action }, answer);
  return trouble && { ...trouble, state: 'warning', detail: `unknown, and a run does not need it: ${trouble.detail}` };
}
