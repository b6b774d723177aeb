/** What to do about credentials that the service does not take, for every place that says it. */

/** `profile`: as given by option, or AWS_PROFILE. */
export function signInAgain(profile?: string): string {
  const named = profile === undefined ? '' : ` --profile ${profile}`;
  return `Sign in again: \`aws sso login${named}\`, or set new keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN). \`bedrock-matrix doctor${named}\` checks them.`;
}
