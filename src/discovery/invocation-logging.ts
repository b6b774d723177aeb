/** GetModelInvocationLoggingConfiguration: whether what is asked and answered in a Region is written down for the account, and where to. */
import { GetModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock';
import * as v from 'valibot';

import type { RegionClients } from '../aws/clients.ts';
import { withCall } from '../aws/sdk-call.ts';
import { flag, listingReply } from './listing-schema.ts';
import { MalformedListing, type ListingCall } from './source.ts';

/** No names of buckets and log groups: they are the account's own business. */
export interface InvocationLogging {
  destinations: ('cloudwatch' | 's3')[];
  /** What of an invocation is delivered. */
  data: ('text' | 'image' | 'embedding' | 'video' | 'audio')[];
}

const place = v.nullish(v.object({}));

const configuration = v.object({
  loggingConfig: v.nullish(
    v.object({
      cloudWatchConfig: place,
      s3Config: place,
      textDataDeliveryEnabled: flag,
      imageDataDeliveryEnabled: flag,
      embeddingDataDeliveryEnabled: flag,
      videoDataDeliveryEnabled: flag,
      audioDataDeliveryEnabled: flag,
    }),
  ),
});

/** One entry, or none where nothing is logged. @throws MalformedListing where the reply is no configuration. */
export async function invocationLogging(clients: RegionClients, call: ListingCall): Promise<InvocationLogging[]> {
  const body = await listingReply(call, (options) =>
    clients.control.send(withCall(new GetModelInvocationLoggingConfigurationCommand({}), options)),
  );
  const read = v.safeParse(configuration, body);
  if (!read.success) throw new MalformedListing('GetModelInvocationLoggingConfiguration answered with another shape');
  const { loggingConfig: config } = read.output;
  if (!config) return [];
  return [
    {
      destinations: [
        ...(config.cloudWatchConfig ? ['cloudwatch' as const] : []),
        ...(config.s3Config ? ['s3' as const] : []),
      ],
      data: (['text', 'image', 'embedding', 'video', 'audio'] as const).filter(
        (kind) => config[`${kind}DataDeliveryEnabled`] === true,
      ),
    },
  ];
}
