/** Tests speak only to 127.0.0.1, and no AWS or OpenAI setting of the machine reaches them. */
import net from 'node:net';

// Files share a world: what one leaves in the environment, and what stands before every connection, is not handed on.
for (const name of Object.keys(process.env)) {
  if (/^(AWS_|OPENAI_|BEDROCK_MATRIX_|https?_proxy$|no_proxy$|FORCE_COLOR$|NO_COLOR$|GITHUB_|CI$)/i.test(name))
    delete process.env[name];
}
process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
process.env['AWS_CONFIG_FILE'] = '/nonexistent/config';
process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent/credentials';

const local = new Set(['127.0.0.1', '::1', 'localhost', undefined]);
const guard = Symbol.for('bedrock-matrix tests speak to 127.0.0.1');
const connect = net.Socket.prototype.connect;
const guarded = function (this: net.Socket, ...args: unknown[]) {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  const options: { host?: string; path?: string } = typeof first === 'object' && first !== null ? first : {};
  if (options.path === undefined && !local.has(options.host)) {
    const refused = Object.assign(new Error(`tests may not connect to ${options.host}`), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
    });
    process.nextTick(() => this.destroy(refused));
    return this;
  }
  return Reflect.apply(connect, this, args);
} as typeof connect;
if (!(guard in connect)) net.Socket.prototype.connect = Object.assign(guarded, { [guard]: true });
