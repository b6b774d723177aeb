/** What a user is told to do. */
import { describe, expect, it } from 'vitest';

import type { Row } from '../../src/types.ts';
import { meaning, nextStep } from '../../src/verdict/next-step.ts';
import { isReason, reasons } from '../../src/verdict/reasons.ts';
import { cellOf } from './fixture.ts';

const { row } = cellOf({ surface: 'native', api: 'converse', model: 'amazon.nova-lite-v1:0' });
const profileRow: Row = { ...row, profile: 'us.amazon.nova-lite-v1:0', profileType: 'regional-cross-region' };

describe('next step', () => {
  it.each(Object.keys(reasons).filter(isReason))('%s leaves no placeholder', (reason) => {
    for (const sentence of [nextStep(reason, { row, api: 'converse' }), meaning(reason, { row, api: 'converse' })]) {
      expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  });

  it('names the profiles to call in place of a bare id', () => {
    const profiles = ['us.amazon.nova-lite-v1:0', 'global.amazon.nova-lite-v1:0'];
    expect(nextStep('needs-inference-profile', { row, api: 'invoke', profiles })).toContain(
      'us.amazon.nova-lite-v1:0, global.amazon.nova-lite-v1:0',
    );
    expect(nextStep('needs-inference-profile', { row, api: 'invoke' })).toContain(
      'list-inference-profiles --region us-east-1',
    );
  });

  it('names the Region that a service control policy closes, not the one that was called', () => {
    const message =
      'User: x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0 with an explicit deny in a service control policy';
    const step = nextStep('scp-denied', {
      row: profileRow,
      api: 'converse',
      message,
      profiles: ['us.amazon.nova-lite-v1:0', 'global.amazon.nova-lite-v1:0'],
    });
    expect(step).toContain('allow bedrock:InvokeModel in us-west-2');
    expect(step).toContain('global.amazon.nova-lite-v1:0');
    expect(step).not.toContain('us.amazon');
  });

  it('names the permission and the resource, from the message or else from the call', () => {
    const message =
      'is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/a.b';
    expect(nextStep('iam-denied', { row, api: 'converse', message })).toContain(
      'bedrock:InvokeModel on arn:aws:bedrock:eu-west-1::foundation-model/a.b',
    );
    expect(nextStep('iam-denied', { row, api: 'converse-stream' })).toContain(
      'bedrock:InvokeModelWithResponseStream on arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    );
    expect(nextStep('iam-denied', { row: profileRow, api: 'count-tokens' })).toContain(
      'bedrock:CountTokens on arn:aws:bedrock:us-east-1:*:inference-profile/us.amazon.nova-lite-v1:0',
    );
    const mantle: Row = { ...row, endpoint: 'bedrock-mantle', region: 'us-gov-west-1' };
    expect(nextStep('iam-denied', { row: mantle, api: 'messages' })).toContain(
      'bedrock-mantle:CreateInference on arn:aws-us-gov:bedrock-mantle:us-gov-west-1:*:project/default',
    );
    expect(nextStep('iam-denied', { row: mantle, api: 'count-tokens' })).toContain('bedrock-mantle:CountTokens');
  });

  it('keeps the ARN of a profile that is named by its ARN', () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc';
    expect(nextStep('iam-denied', { row: { ...row, profile: arn }, api: 'converse' })).toContain(`on ${arn} `);
  });
});
