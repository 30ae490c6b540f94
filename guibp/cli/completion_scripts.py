"""The completion scripts of bash, zsh and fish; static, since a Python started at every Tab would be felt.

Only the ids of nodes are asked for where one is completed, as they stand in the file just then.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

from guibp.cli.completion import Completed, CompletedCommand, Kind
from guibp.cli.shells import Shell

Commands = Sequence[CompletedCommand]


def write_script(shell: Shell, commands: Commands, presets: Sequence[str]) -> str:
    """The script of a shell."""
    return _WRITERS[shell](commands, tuple(f"preset:{name}" for name in presets))


def _word(text: str) -> str:
    return shlex.quote(text)


def _names(options: Sequence[Completed]) -> str:
    return " ".join(name for option in options for name in option.names)


# -- bash ----------------------------------------------------------------------------------------


def _write_bash(commands: Commands, sources: Sequence[str]) -> str:
    names = " ".join(command.name for command in commands if command.name)
    return _BASH.format(
        names=names,
        sources=" ".join(map(_word, sources)),
        values="\n".join(_bash_values(commands)),
        words="\n".join(_bash_words(commands)),
    )


def _bash_values(commands: Commands) -> Iterator[str]:
    """What may follow an option."""
    for command in commands:
        for option in command.options:
            if option.kind is not Kind.NOTHING:
                patterns = "|".join(_word(f"{command.name} {name}") for name in option.names)
                yield f"        {patterns}) {_bash_offer(option)}; return ;;"


def _bash_words(commands: Commands) -> Iterator[str]:
    """What may stand where no option's value is due."""
    for command in commands:
        if command.name:
            offers = "".join(f"{_bash_offer(place)}; " for place in command.places)
            yield f"        {command.name}) _guibp_options '{_names(command.options)}' || {{ {offers}:; }} ;;"
    window = commands[0]
    yield f"        *) _guibp_options '{_names(window.options)}' || _guibp_start ;;"


def _bash_offer(argument: Completed) -> str:
    if argument.kind is Kind.CHOICE:
        return f"_guibp_choose '{' '.join(argument.choices)}'"
    return _BASH_OFFERS[argument.kind]


_BASH_OFFERS = {
    Kind.SOURCE: "_guibp_sources",
    Kind.FILE: "_guibp_files",
    Kind.NODE: "_guibp_nodes ''",
    Kind.ASSIGNMENT: "_guibp_nodes '='",
    Kind.FREE: ":",
}

_BASH = """\
# bash completion for guibp, made by `guibp completion bash`

# Readline parts words at colons and equals signs; here they are whole again.
_guibp_read_words() {{
    local rest="${{COMP_LINE:0:COMP_POINT}}" word i
    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word="${{COMP_WORDS[i]}}"
        ((i == COMP_CWORD)) && word="${{word:0:${{#rest}}}}"
        if ((i > 0)) && [[ "$rest" != [[:space:]]* ]]; then
            words[${{#words[@]}}-1]+="$word"
        else
            rest="${{rest#"${{rest%%[![:space:]]*}}"}}"
            words+=("$word")
        fi
        rest="${{rest#"$word"}}"
    done
}}

_guibp_choose() {{
    local IFS=$' \\t\\n'
    COMPREPLY+=($(compgen -W "$1" -- "$current"))
}}

_guibp_options() {{
    [[ "$current" == -* ]] || return 1
    _guibp_choose "$1"
}}

_guibp_files() {{
    compopt -o filenames 2>/dev/null
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$current"))
}}

_guibp_sources() {{
    if [[ "$current" == preset:* || preset: == "$current"* && -n "$current" ]]; then
        _guibp_choose "{sources}"
    fi
    [[ "$current" == preset:* ]] || _guibp_files
    [[ -n "$current" ]] || COMPREPLY+=(preset:)
    [[ ${{#COMPREPLY[@]}} != 1 || "${{COMPREPLY[0]}}" != preset: ]] || compopt -o nospace 2>/dev/null
}}

# An id may be anything: it is never given to compgen, which would run a $(command) in it.
_guibp_nodes() {{
    local id source="${{words[2]}}"
    source="${{source//\\\\/}}"
    source="${{source//[\\"\\']/}}"
    [[ -z "$1" ]] || compopt -o nospace 2>/dev/null
    while IFS= read -r id; do
        [[ "$id" != "$current"* ]] || COMPREPLY+=("$(printf '%q' "$id")$1")
    done < <(guibp nodes "${{source/#\\~/$HOME}}" --ids 2>/dev/null)
}}

_guibp_start() {{
    _guibp_choose '{names}'
    _guibp_sources
}}

_guibp() {{
    local words current previous command
    COMPREPLY=()
    _guibp_read_words
    current="${{words[${{#words[@]}}-1]}}"
    previous="${{words[${{#words[@]}}-2]}}"
    command=""
    ((${{#words[@]}} < 3)) || command="${{words[1]}}"
    _guibp_complete
    # What stands before the last colon or equals sign is not readline's to replace.
    local break part
    for break in : =; do
        [[ "$COMP_WORDBREAKS" == *"$break"* && "$current" == *"$break"* ]] || continue
        part="${{current%"${{current##*"$break"}}"}}"
        COMPREPLY=("${{COMPREPLY[@]#"$part"}}")
    done
}}

_guibp_complete() {{
    case "$command $previous" in
{values}
    esac
    case "$command" in
{words}
    esac
}}

complete -F _guibp guibp
"""


# -- zsh -----------------------------------------------------------------------------------------


def _write_zsh(commands: Commands, sources: Sequence[str]) -> str:
    window = commands[0]
    return _ZSH.format(
        commands="\n".join(f"        {_word(_zsh_pair(one.name, one.text))}" for one in commands[1:]),
        sources=" ".join(map(_word, sources)),
        window=" \\\n            ".join(_zsh_option(option) for option in window.options),
        cases="\n".join(map(_zsh_case, commands[1:])),
    )


def _zsh_pair(name: str, text: str) -> str:
    escaped = name.replace(":", "\\:")
    return f"{escaped}:{text}"


def _zsh_case(command: CompletedCommand) -> str:
    options = [_zsh_option(option) for option in command.options]
    places = [_word(f"1:{_zsh_action(place)}") for place in command.places]
    lines = " \\\n                ".join([*options, *places])
    return f"            {command.name})\n                _arguments -s \\\n                {lines} ;;"


def _zsh_option(option: Completed) -> str:
    text = "".join(f"\\{sign}" if sign in "[]:" else sign for sign in option.text)
    value = "" if option.kind is Kind.NOTHING else f":{_zsh_action(option)}"
    star = "*" if option.kind is Kind.ASSIGNMENT else ""
    return " ".join(_word(f"{star}{name}[{text}]{value}") for name in option.names)


def _zsh_action(argument: Completed) -> str:
    if argument.kind is Kind.CHOICE:
        return f"choice:({' '.join(argument.choices)})"
    return _ZSH_ACTIONS[argument.kind]


_ZSH_ACTIONS = {
    Kind.SOURCE: "source:_guibp_sources",
    Kind.FILE: "file:_files",
    Kind.NODE: "node:_guibp_nodes",
    Kind.ASSIGNMENT: "assignment:_guibp_assignments",
    Kind.FREE: "value: ",
}

_ZSH = """\
#compdef guibp
# zsh completion for guibp, made by `guibp completion zsh`

_guibp_sources() {{
    local -a presets=({sources})
    compadd -a presets
    _files -g '*.(guibp|png|json)'
}}

_guibp_nodes() {{
    local -a nodes=(${{(f)"$(guibp nodes ${{(Q)words[2]}} --ids 2>/dev/null)"}})
    compadd -a nodes
}}

_guibp_assignments() {{
    local -a nodes=(${{(f)"$(guibp nodes ${{(Q)words[2]}} --ids 2>/dev/null)"}})
    compadd -S = -a nodes
}}

_guibp_start() {{
    local -a commands=(
{commands}
    )
    _describe -t commands command commands
    _guibp_sources
}}

_guibp() {{
    local curcontext="$curcontext" state line
    _arguments -C \\
            {window} \\
            '1: :_guibp_start' '*:: :->rest'
    [[ "$state" == rest ]] || return
    case "$line[1]" in
{cases}
    esac
}}

if [[ "$funcstack[1]" == _guibp ]]; then
    _guibp "$@"
else
    compdef _guibp guibp
fi
"""


# -- fish ----------------------------------------------------------------------------------------


def _write_fish(commands: Commands, sources: Sequence[str]) -> str:
    names = " ".join(command.name for command in commands if command.name)
    lines = [line for command in commands for line in _fish_command(command, names)]
    return _FISH.format(sources=" ".join(map(_fish_word, sources)), lines="\n".join(lines))


def _fish_word(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _fish_command(command: CompletedCommand, names: str) -> Iterator[str]:
    head = f'complete -c guibp -n "not __fish_seen_subcommand_from {names}"'
    if command.name:
        yield f"{head} -a {command.name} -d {_fish_word(command.text)}"
        head = f'complete -c guibp -n "__fish_seen_subcommand_from {command.name}"'
    for place in command.places:
        yield f"{head} {_fish_value(place).removeprefix('-r ')}"
    for option in command.options:
        value = "" if option.kind is Kind.NOTHING else f" {_fish_value(option)}"
        yield f"{head} {_fish_names(option)} -d {_fish_word(option.text)}{value}"


def _fish_names(option: Completed) -> str:
    flags = {2: "-s"}
    return " ".join(f"{flags.get(len(name), '-l')} {name.lstrip('-')}" for name in option.names)


def _fish_value(argument: Completed) -> str:
    if argument.kind is Kind.CHOICE:
        return f"-x -a {_fish_word(' '.join(argument.choices))}"
    return _FISH_VALUES[argument.kind]


_FISH_VALUES = {
    Kind.SOURCE: "-r -a '(__guibp_sources)'",
    Kind.FILE: "-r -F",
    Kind.NODE: "-x -a '(__guibp_nodes)'",
    Kind.ASSIGNMENT: "-x -a '(__guibp_nodes)='",
    Kind.FREE: "-x",
}

_FISH = """\
# fish completion for guibp, made by `guibp completion fish`

function __guibp_sources
    printf '%s\\n' {sources}
    string match -q 'preset:*' -- (commandline -ct); or __fish_complete_suffix .guibp
end

function __guibp_nodes
    set -l words (commandline -opc)
    guibp nodes $words[3] --ids 2>/dev/null
end

{lines}
"""

_WRITERS: Mapping[Shell, Callable[[Commands, Sequence[str]], str]] = {
    Shell.BASH: _write_bash,
    Shell.ZSH: _write_zsh,
    Shell.FISH: _write_fish,
}
