/** What a user is told to do. */
import { describe, expect, it } from 'vitest';

import type { Row } from '../../src/types.ts';
import type { Alternatives } from '../../src/verdict/alternatives.ts';
import { meaning, adviceFor } from '../../src/verdict/advice.ts';
import { isReason, reasons } from '../../src/reasons/reasons.ts';
import { cellOf } from './fixture.ts';

const { row } = cellOf({ surface: 'native', api: 'converse', model: 'amazon.nova-lite-v1:0' });
const profileRow: Row = { ...row, profile: 'us.amazon.nova-lite-v1:0', profileType: 'regional-cross-region' };

describe('next step', () => {
  it.each(Object.keys(reasons).filter(isReason))('%s leaves no placeholder', (reason) => {
    for (const sentence of [adviceFor(reason, { row, api: 'converse' }), meaning(reason, { row, api: 'converse' })]) {
      expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  });

  it.each([
    'The provided guardrail identifier is invalid.',
    'The guardrail identifier or version provided in the request does not exist.',
  ])('a guardrail that was mistyped is to be checked, not to be reported: %s', (message) => {
    const step = adviceFor('parameter-refused', { row, api: 'converse', message });
    expect(step).toMatch(/^Check the id and the version of the guardrail .*--guardrail.*list-guardrails --region us-/);
  });

  it('an API that cannot carry the guardrail which a policy demands is not to be called with one', () => {
    const message = (action: string): string =>
      `User: a is not authorized to perform: bedrock:${action} on resource: r with an explicit deny in an identity-based policy`;
    const named = adviceFor('iam-denied', { row, api: 'converse', message: message('InvokeModel') });
    expect(named).toContain('name it: --guardrail <id:version> --guardrail-on all');
    const stream = message('InvokeModelWithBidirectionalStream');
    const step = adviceFor('iam-denied', { row, api: 'bidirectional', message: stream });
    expect(step).toContain('it denies every call on bidirectional, which cannot carry one');
    expect(step).not.toContain('name it');
  });

  describe('names what answered in the run, and nothing else', () => {
    const bare = { row, api: 'invoke' } as const;
    const other: Row = { ...profileRow, profile: 'eu.amazon.nova-lite-v1:0' };
    const step = (alternatives: Alternatives): string =>
      adviceFor('needs-inference-profile', { ...bare, alternatives });

    it('the ids that answered this API', () => {
      const answered = [profileRow, other].map((one) => ({ row: one, api: 'invoke' as const }));
      expect(step({ answered, failed: [] })).toContain(
        'In this run us.amazon.nova-lite-v1:0 and eu.amazon.nova-lite-v1:0 answered invoke.',
      );
    });

    it('else the other APIs that answered', () => {
      const answered = (['converse', 'messages'] as const).map((api) => ({ row: profileRow, api }));
      expect(step({ answered, failed: [{ row: other }] })).toContain(
        'In this run no id of this model answered invoke; us.amazon.nova-lite-v1:0 answered converse and messages.',
      );
    });

    it('with the endpoint and the Region where they differ', () => {
      const elsewhere: Row = { ...row, endpoint: 'bedrock-mantle', region: 'us-west-2' };
      expect(step({ answered: [{ row: elsewhere, api: 'invoke' }], failed: [] })).toContain(
        'amazon.nova-lite-v1:0 on bedrock-mantle in us-west-2 answered invoke',
      );
    });

    it('why there is none', () => {
      expect(step({ answered: [], failed: [{ row }, { row: other, why: 'blocked: legacy-locked' }] })).toContain(
        'In this run no id of this model answered, not eu.amazon.nova-lite-v1:0 (blocked: legacy-locked) either.',
      );
    });

    it('nothing of the kind outside of a run', () => {
      expect(adviceFor('needs-inference-profile', bare)).toMatch(
        /list-inference-profiles --region us-east-1` lists .*\.$/,
      );
    });
  });

  it('names the Region that a service control policy closes, not the one that was called', () => {
    const message =
      'User: x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0 with an explicit deny in a service control policy';
    const step = adviceFor('scp-denied', {
      row: profileRow,
      api: 'converse',
      message,
      alternatives: { answered: [{ row, api: 'converse' }], failed: [], scope: 'that avoids us-west-2' },
    });
    expect(step).toContain('allow bedrock:InvokeModel in us-west-2');
    expect(step).toContain('In this run amazon.nova-lite-v1:0 answered converse.');
  });

  it('names the permission and the resource, from the message or else from the call', () => {
    const message =
      'is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/a.b';
    expect(adviceFor('iam-denied', { row, api: 'converse', message })).toContain(
      'bedrock:InvokeModel on arn:aws:bedrock:eu-west-1::foundation-model/a.b',
    );
    expect(adviceFor('iam-denied', { row, api: 'converse-stream' })).toContain(
      'bedrock:InvokeModelWithResponseStream on arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    );
    expect(adviceFor('iam-denied', { row: profileRow, api: 'count-tokens' })).toContain(
      'bedrock:CountTokens on arn:aws:bedrock:us-east-1:*:inference-profile/us.amazon.nova-lite-v1:0',
    );
    const mantle: Row = { ...row, endpoint: 'bedrock-mantle', region: 'us-gov-west-1' };
    expect(adviceFor('iam-denied', { row: mantle, api: 'messages' })).toContain(
      'bedrock-mantle:CreateInference on arn:aws-us-gov:bedrock-mantle:us-gov-west-1:*:project/default',
    );
    // The action knows no resource: a policy that names the model allows nothing.
    expect(adviceFor('iam-denied', { row, api: 'rerank' })).toContain('Allow bedrock:Rerank on all resources (*) for');
    expect(adviceFor('iam-denied', { row, api: 'rerank' })).not.toContain('foundation-model');
    expect(adviceFor('iam-denied', { row: mantle, api: 'count-tokens' })).toContain('bedrock-mantle:CountTokens');
  });

  it('keeps the ARN of a profile that is named by its ARN', () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc';
    expect(adviceFor('iam-denied', { row: { ...row, profile: arn }, api: 'converse' })).toContain(`on ${arn} `);
  });
});
