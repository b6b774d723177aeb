/** ListFoundationModels and GetFoundationModel, in the shapes of the service model; values beyond the SDK's enums included. */
import type { JsonObject } from '../../types.ts';
import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { modelArn, type Offer } from '../catalogue.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { undocumented } from './undocumented.ts';

function inferenceTypes(offer: Offer): string[] {
  return [
    ...(offer.onDemand ? ['ON_DEMAND'] : []),
    ...(offer.provisioned ? ['PROVISIONED'] : []),
    ...(offer.geographies.length > 0 ? ['INFERENCE_PROFILE'] : []),
  ];
}

function summary(call: Call, offer: Offer): JsonObject {
  const { region } = call.caller;
  const { model } = offer;
  return {
    modelArn: modelArn(region, model.id),
    modelId: model.id,
    modelName: model.name,
    providerName: model.provider,
    inputModalities: model.input,
    outputModalities: model.output,
    responseStreamingSupported: model.streaming,
    customizationsSupported: model.customizations,
    inferenceTypesSupported: inferenceTypes(offer),
    modelLifecycle: { status: model.lifecycle },
    ...(call.world.scenario.plainListings === true ? {} : undocumented(model)),
  };
}

export function listFoundationModels(call: Call): Answer {
  const region = call.caller.region;
  const provider = call.query.get('byProvider')?.toLowerCase();
  const modality = call.query.get('byOutputModality');
  const type = call.query.get('byInferenceType');
  const customization = call.query.get('byCustomizationType');
  const wanted = (offer: Offer): boolean =>
    (provider === undefined || offer.model.provider.toLowerCase() === provider) &&
    (modality === null || offer.model.output.includes(modality)) &&
    (customization === null || offer.model.customizations.includes(customization)) &&
    (type === null || inferenceTypes(offer).includes(type));
  const offers = [...call.world.catalogue(region).offers.values()].filter(wanted);
  return jsonAnswer({ modelSummaries: offers.map((offer) => summary(call, offer)) });
}

export function getFoundationModel(call: Call): Answer | Refusal {
  const region = call.caller.region;
  const offer = call.world.catalogue(region).offers.get(idIn(call.target, region));
  if (offer === undefined) return invalid('The provided model identifier is invalid.');
  return jsonAnswer({ modelDetails: summary(call, offer) });
}

/** An ARN names its Region. */
function idIn(target: string, region: string): string {
  const [, itsRegion, id] = /^arn:aws[\w-]*:bedrock:([\w-]*)::foundation-model\/(.+)$/.exec(target) ?? [];
  return id !== undefined && itsRegion === region ? id : target;
}

/** GetFoundationModelAvailability. The control plane does not know of every gate: a hint, as in the service. */
export function getFoundationModelAvailability(call: Call): Answer | Refusal {
  const offer = call.world.catalogue(call.caller.region).offers.get(call.target);
  if (offer === undefined) return invalid('The provided model identifier is invalid.');
  return jsonAnswer({
    modelId: offer.model.id,
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: 'AVAILABLE',
  });
}
