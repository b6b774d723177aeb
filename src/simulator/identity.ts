/** The one principal the simulator knows. All of it is fake and looks it. */

export const accountId = '123456789012';

export const credentials = {
  accessKeyId: 'SIMULATEDACCESSKEY00',
  secretAccessKey: 'simulated-secret-key-opens-nothing-real0',
} as const;

export const bearerPrefix = 'bedrock-api-key-';

export const bearerKey = `${bearerPrefix}${Buffer.from('simulated, opens nothing real').toString('base64')}`;

export const userArn = `arn:aws:iam::${accountId}:user/simulated`;
