/** Mantle's list of models, and one of them. Shape: a recorded GET /v1/models. */
import type { JsonObject } from '../../types.ts';
import { absent } from '../admission.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { gateNameFor } from '../gates.ts';
import type { Refusal } from '../refusal.ts';

const created = 1_764_460_800;

/** Its own page says more than the list in a world whose list is as the user guide has it, ids alone. */
function entry(call: Call, id: string): JsonObject {
  const gated = call.world.catalogue(call.caller.region).mantle.get(id);
  const isGated = gated !== undefined && gateNameFor(call.world.scenario, 'mantle', gated) === 'data-retention';
  const modes = isGated ? ['aws_review', 'provider_data_share'] : ['default', 'none', 'provider_data_share'];
  return {
    id,
    object: 'model',
    created,
    owned_by: 'system',
    status: 'available',
    data_retention: { mode: 'default', source: 'model_default', allowed_modes: modes },
  };
}

export function listMantleModels(call: Call): Answer {
  const ids = [...call.world.catalogue(call.caller.region).mantle.keys()];
  const plain = call.world.scenario.plainListings === true;
  const data = ids.map((id) => (plain ? { id, object: 'model', created, owned_by: 'system' } : entry(call, id)));
  return jsonAnswer({ object: 'list', data });
}

/**
 * GET /openai/v1/models on the runtime. The user guide names no such route, but a recorded reply is newer than the page: it
 * lists the ids of mantle, not those that the runtime itself takes (ogx-ai/ogx, tests/integration/common/recordings).
 */
export function listRuntimeModels(call: Call): Answer {
  const ids = [...call.world.catalogue(call.caller.region).mantle.keys()].filter((id) => !id.startsWith('anthropic.'));
  return jsonAnswer({ object: 'list', data: ids.map((id) => ({ id, object: 'model', created, owned_by: 'system' })) });
}

export function getMantleModel(call: Call): Answer | Refusal {
  const known = call.world.catalogue(call.caller.region).mantle.has(call.target);
  return known ? jsonAnswer(entry(call, call.target)) : absent(call.target);
}
