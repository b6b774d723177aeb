/** What to do about credentials that the service does not take, for every place that says it. */
import { isOptIn } from '../config/regions.ts';

/** With a space behind it; empty where no Region is closed, or the reply says something else: one that is not opted in to knows no signature of the account. */
export function optInHint(region: string, message: string): string {
  if (!isOptIn(region) || !/security token included in the request is invalid/i.test(message)) return '';
  return `If the credentials work in another Region, the account has not opted in to ${region}: enable it in the AWS console (Account, AWS Regions). Else: `;
}

/** `profile`: as given by option, or AWS_PROFILE. */
export function signInAgain(profile?: string): string {
  const named = profile === undefined ? '' : ` --profile ${profile}`;
  return `Sign in again: \`aws sso login${named}\`, or set new keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN). \`bedrock-matrix doctor${named}\` checks them.`;
}
