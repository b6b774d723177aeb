/** Bytes that are no image, or another one than they are called: what the providers' models answer through Converse. */
import { imageKind } from '../image.ts';
import type { JsonObject } from '../../types.ts';
import { objectOf, textOf } from '../features/json.ts';
import { byTheModel } from '../refusal.ts';

/** Claude: NousResearch/hermes-agent#55429, anthropics/claude-code#53228. Llama: boto/boto3#4415. */
export function imageFault(image: JsonObject, at: string, modelId: string): string | undefined {
  const source = objectOf(image['source']);
  if (!('bytes' in source)) return undefined;
  const format = textOf(image['format']);
  const kind = imageKind(textOf(source['bytes']));
  if (kind === format) return undefined;
  if (modelId.startsWith('anthropic.')) {
    const place = `${at}.image.source.base64`;
    return byTheModel(
      kind === undefined
        ? `${place}.data: Could not process image`
        : `${place}: The image was specified using the image/${format} media type, but the image appears to be a image/${kind} image`,
    );
  }
  if (kind !== undefined || modelId.startsWith('meta.')) {
    return byTheModel('The provided image does not match the specified image format.');
  }
  return byTheModel('Invalid or unsupported image format');
}
