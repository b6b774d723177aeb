/** Hands the process to main(): the only file that touches it. */
import { exitCode } from './errors.ts';
import { main } from './main.ts';

const interruption = new AbortController();
// Which Node the SDK will want next year is for who maintains this tool, not for who runs it.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

/** The first signal asks the run to end in good order; who sends a second one will not wait. */
function endOn(signal: 'SIGINT' | 'SIGTERM', code: number, name: NodeJS.Signals = signal): void {
  process.on(name, () => {
    if (interruption.signal.aborted) process.exit(code);
    interruption.abort(signal);
  });
}

endOn('SIGINT', exitCode.interrupted);
endOn('SIGTERM', exitCode.terminated);
// A terminal that is closed ends the run as a system that shuts down does.
endOn('SIGTERM', exitCode.terminated, 'SIGHUP');

// Not process.exit(): what was written to a pipe must arrive whole.
process.exitCode = await main({
  argv: process.argv.slice(2),
  env: process.env,
  pid: process.pid,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interruption.signal,
});

// What nobody waits for any more (a look-up of a name, a program that hands out credentials) holds no process: all that was
// said has been written by now.
setTimeout(() => process.exit(), 500).unref();
