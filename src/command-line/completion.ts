/** `completion`: the completion scripts of the shells. */
import type { ExitCode } from '../errors.ts';
import type { Command } from './command.ts';

export const completion = {
  summary: 'prints the completion script for bash, zsh or fish',
  args: [['<shell>', 'bash, zsh or fish']],
  options: [],
  examples: [
    ['source <(bedrock-matrix completion bash)', 'in ~/.bashrc; the same for zsh'],
    ['bedrock-matrix completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
  // Said, since the registry that it asks for its siblings holds it too.
  async act({ input, io, args }): Promise<ExitCode> {
    const { resolveCompletion } = await import('../config/requests.ts');
    const request = resolveCompletion(args[0] ?? '', input);
    const { commandNames, commandOf, optionsOf } = await import('./registry.ts');
    const commands = commandNames.map((name) => ({ ...commandOf(name), name, options: optionsOf(name) }));
    const work = await import('../commands/completion.ts');
    return work.completion(request, io, commands);
  },
} as const satisfies Command;
