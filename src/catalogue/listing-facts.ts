/** What the listings of all Regions say of one model, in one: names, modalities, how it is used, where it is in its life. */
import type { FoundationModel } from '../discovery/source.ts';
import { lifecycleOf } from './lifecycle.ts';
import type { ModelRecord } from './record.ts';

type ListingFacts = Pick<
  ModelRecord,
  'arn' | 'name' | 'provider' | 'input' | 'output' | 'streaming' | 'customizations' | 'inferenceTypes' | 'lifecycle'
>;

/** `models`: the model as each Region lists it, in the order of the Regions; none where bedrock-mantle alone has it. */
export function listingFacts(id: string, models: readonly FoundationModel[]): ListingFacts {
  const union = (listOf: (model: FoundationModel) => readonly string[] | undefined): string[] =>
    [...new Set(models.flatMap((model) => listOf(model) ?? []))].toSorted();
  const streaming = models.flatMap(({ claims }) => claims.streaming ?? []);
  return {
    arn: models.find(({ details }) => details.arn !== undefined)?.details.arn ?? null,
    name: models.find(({ details }) => details.name !== undefined)?.details.name ?? 'unknown',
    provider: models[0]?.provider ?? id.split('.')[0] ?? id,
    input: union((model) => model.input),
    output: union((model) => model.output),
    streaming: streaming.length === 0 ? 'unknown' : streaming.includes(true),
    customizations: union(({ details }) => details.customizations),
    inferenceTypes: union(({ claims }) => claims.inferenceTypes),
    lifecycle: lifecycleOf(models),
  };
}
