/** What a test needs of the system it runs on. Where it is not there, the test is skipped, and its name says why. */
import { spawnSync } from 'node:child_process';
import { platform } from 'node:os';

export const isWindows = platform() === 'win32';

/** Ends the name of a test that is skipped on Windows. */
export const notOnWindows = (why: string): string => (isWindows ? ` (skipped: on Windows ${why})` : '');

export const hasPipes = spawnSync('mkfifo', ['--version']).error === undefined && !isWindows;
