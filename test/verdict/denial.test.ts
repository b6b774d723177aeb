/** Reading IAM denials. */
import { describe, expect, it } from 'vitest';

import { deniedAction, deniedRegion, deniedResource } from '../../src/verdict/denial.ts';

const denial =
  'User: arn:aws:sts::123456789012:assumed-role/Dev/me is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:ap-southeast-2::foundation-model/a.b with an explicit deny in a service control policy';

describe('an IAM denial', () => {
  it('names action, resource and Region', () => {
    expect(deniedAction(denial)).toBe('bedrock:InvokeModel');
    expect(deniedResource(denial)).toBe('arn:aws:bedrock:ap-southeast-2::foundation-model/a.b');
    expect(deniedRegion(denial)).toBe('ap-southeast-2');
  });

  it('names no Region where the ARN has none, and no resource where it is a star', () => {
    expect(
      deniedRegion('perform: bedrock:InvokeModel on resource: arn:aws:bedrock:::foundation-model/a.b'),
    ).toBeUndefined();
    expect(deniedResource('perform: aws-marketplace:Subscribe on resource: *')).toBeUndefined();
    expect(deniedAction('Access denied')).toBeUndefined();
  });

  it('knows other partitions and the mantle service', () => {
    expect(deniedRegion('on resource: arn:aws-us-gov:bedrock-mantle:us-gov-west-1:123456789012:project/default')).toBe(
      'us-gov-west-1',
    );
    expect(deniedAction('not authorized to perform "bedrock-mantle:CreateInference"')).toBe(
      'bedrock-mantle:CreateInference',
    );
  });
});
