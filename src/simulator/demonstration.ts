/** What the account of a demonstration has set up: one of each kind, in the Region where a demo runs by itself. */
import type { ApplicationProfile, OwnCallable } from './scenario.ts';

const region = 'us-east-1';

export const demonstration: { applicationProfiles: ApplicationProfile[]; callables: OwnCallable[] } = {
  applicationProfiles: [
    { id: 'a1b2c3d4e5f6', name: 'billing-team', model: 'amazon.nova-lite-v1:0', region },
    { id: 'b2c3d4e5f6a1', name: 'search-team', model: 'amazon.nova-pro-v1:0', region, over: 'US' },
  ],
  callables: [
    { kind: 'provisioned', id: 'c3d4e5f6a1b2', name: 'nightly-batch', model: 'amazon.nova-micro-v1:0', region },
    { kind: 'custom-model', id: 'd4e5f6a1b2c3', name: 'tuned-nova', model: 'amazon.nova-lite-v1:0', region },
    { kind: 'imported-model', id: 'e5f6a1b2c3d4', name: 'house-llama', model: 'llama', region },
    { kind: 'marketplace-endpoint', id: 'translator-endpoint', name: 'translator', model: 'translator-large', region },
    { kind: 'prompt-router', id: 'f6a1b2c3d4e5', name: 'cheap-first', model: 'amazon.nova-pro-v1:0', region },
  ],
};
