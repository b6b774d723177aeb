/** The one principal the simulator knows. All of it is fake and looks it. */

export const accountId = '123456789012';

export const credentials = {
  accessKeyId: 'SIMULATEDACCESSKEY00',
  secretAccessKey: 'simulated-secret-key-opens-nothing-real0',
} as const;

/** Of temporary credentials; the key goes without one too. */
export const sessionToken = 'simulated-session-token';

export const bearerPrefix = 'bedrock-api-key-';

export const bearerKey = `${bearerPrefix}${Buffer.from('simulated, opens nothing real').toString('base64')}`;

export const userArn = `arn:aws:iam::${accountId}:user/simulated`;
