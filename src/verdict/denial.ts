/** Reads an IAM denial: which action, on which resource, in which Region. */

/** `bedrock:InvokeModel`, from `is not authorized to perform: bedrock:InvokeModel on resource: ...`. */
export function deniedAction(message: string): string | undefined {
  return /\bperform:?\s+["'`]?([a-z][a-z0-9-]{0,60}:\w{1,100})/i.exec(message)?.[1];
}

/** The ARN after `on resource:`; undefined for `*`, which names nothing. */
export function deniedResource(message: string): string | undefined {
  return /\bresource:?\s+["'`]?(arn:[^\s"'`,;]+)/i.exec(message)?.[1];
}

/** The Region of the Bedrock ARN that was refused: the Region a service control policy closes, not always the one that was called. */
export function deniedRegion(message: string): string | undefined {
  return /\barn:[a-z-]+:bedrock[a-z-]*:([a-z]+(?:-[a-z]+)+-\d+):/i.exec(message)?.[1];
}
