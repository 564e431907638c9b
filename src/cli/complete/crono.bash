# bash completion for crono: crono itself is asked, which knows the names in the file. It only reads.
_crono() {
    local program=$1 flags
    local -a answer
    type -P -- "$program" >/dev/null || program=crono
    mapfile -t answer < <("$program" __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    flags=${answer[0]}
    COMPREPLY=("${answer[@]:1}")
    if [[ $flags == *nospace* ]]; then
        compopt -o nospace 2>/dev/null
    fi
    if [[ $flags == *files* ]]; then
        if ((${#COMPREPLY[@]})); then
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$2")
            compopt -o filenames 2>/dev/null
        else
            compopt -o default 2>/dev/null
        fi
    fi
}
complete -o nosort -F _crono crono 2>/dev/null || complete -F _crono crono
