/** The completion script for zsh: sourced, or as `_bedrock-matrix` in a directory of `fpath`. */
import { valueCases, type CompletedCommand, type Values } from './spec.ts';

export function zshScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join('|');
  return `#compdef bedrock-matrix
# zsh completion for bedrock-matrix: source <(bedrock-matrix completion zsh)
_bedrock-matrix() {
  local command= kind= previous=\${words[CURRENT-1]} word
  local -a values described
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in (${names}) command=$word; break ;; esac
  done
  if [[ $PREFIX == --*=* ]]; then
    previous=\${PREFIX%%=*}
    compset -P '*='
  fi
  _bedrock-matrix-values "\${command:-run}:$previous"
  if [[ -z $kind && $PREFIX == -* ]]; then
    case \${command:-run} in
${commands.map(optionCase).join('')}    esac
    _describe option described
    return
  fi
  if [[ -z $kind && -z $command ]]; then
    described=(${commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ')})
    _describe command described
    return
  fi
  [[ -z $kind ]] && _bedrock-matrix-values "$command:"
  case $kind in
    file) _files ;;
    # A list: what stands before the last comma stays.
    words) compset -P '*,'; compadd -a values ;;
  esac
}

_bedrock-matrix-values() {
  case $1 in
${valueCases(commands)
  .map(({ values, places }) => `    (${places.join('|')}) ${assignment(values)} ;;\n`)
  .join('')}  esac
}

if [[ $funcstack[1] == _bedrock-matrix ]]; then
  _bedrock-matrix "$@"
else
  # A plain ~/.zshrc, as on a new Mac, has not switched completion on.
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _bedrock-matrix bedrock-matrix
fi
`;
}

function optionCase({ name, options }: CompletedCommand): string {
  const described = options.map(({ long, help }) => quoted(`${long}:${help}`)).join(' ');
  return `      (${name}) described=(${described}) ;;\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function assignment(values: Values): string {
  if (values.kind === 'file' || values.kind === 'text') return `kind=${values.kind}`;
  const words = values.words.join(' ');
  if (values.kind === 'words') return `kind=words values=(${words})`;
  return `kind=words values=(\${(f)"$(bedrock-matrix completion ${values.of} 2> /dev/null)"} ${words})`;
}
