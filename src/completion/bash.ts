/** The completion script for bash, from 3.2 (macOS) on. */
import { valueCases, type CompletedCommand, type Values } from './spec.ts';

export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  return `# bash completion for bedrock-matrix: source <(bedrock-matrix completion bash)
_bedrock_matrix_values() {
  case "$1" in
${valueCases(commands)
  .map(({ values, places }) => `    ${places.join('|')}) ${assignment(values)} ;;\n`)
  .join('')}  esac
}

_bedrock_matrix_options() {
  case "$1" in
${commands.map(({ name, options }) => `    ${name}) options='${options.map(({ long }) => long).join(' ')}' ;;\n`).join('')}  esac
}

_bedrock_matrix() {
  local line="\${COMP_LINE:0:COMP_POINT}" command='' kind='' values='' options='' head='' words word current previous IFS=$' \\t\\n'
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current="\${words[\${#words[@]}-1]}"
  previous="\${words[\${#words[@]}-2]}"
  for word in "\${words[@]:1:\${#words[@]}-2}"; do
    case "$word" in ${names.join('|')}) command="$word"; break ;; esac
  done
  if [[ $current == --*=* ]]; then
    previous="\${current%%=*}"
    current="\${current#*=}"
  fi
  COMPREPLY=()
  _bedrock_matrix_values "\${command:-run}:$previous"
  if [[ -z $kind && $current == -* ]]; then
    _bedrock_matrix_options "\${command:-run}"
    COMPREPLY=($(compgen -W "$options" -- "$current"))
    return
  fi
  if [[ -z $kind && -z $command ]]; then
    COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$current"))
    return
  fi
  [[ -z $kind ]] && _bedrock_matrix_values "$command:"
  IFS=$'\\n'
  if [[ $kind == file ]]; then
    compopt -o filenames 2> /dev/null
    COMPREPLY=($(compgen -f -- "$current"))
    return
  fi
  # A list: what stands before the last comma stays.
  [[ $current == *,* ]] && head="\${current%,*},"
  COMPREPLY=($(compgen -P "$head" -W "\${values// /$'\\n'}" -- "\${current##*,}"))
  # Readline takes what stands behind the last colon for the word.
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    head="\${current%"\${current##*:}"}"
    COMPREPLY=("\${COMPREPLY[@]#"$head"}")
  fi
}

complete -F _bedrock_matrix bedrock-matrix
`;
}

function assignment(values: Values): string {
  if (values.kind === 'file' || values.kind === 'text') return `kind=${values.kind}`;
  const words = values.words.join(' ');
  if (values.kind === 'words') return `kind=words values='${words}'`;
  return `kind=words values="$(bedrock-matrix completion ${values.of} 2> /dev/null) ${words}"`;
}
