#compdef crono
# zsh completion for crono: crono itself is asked, which knows the names in the file. It only reads.
_crono() {
    local program=${(Q)words[1]} word
    local -a assigned answer closed opened
    (( ${+commands[$program]} )) || [[ -x $program ]] || program=crono
    for word in ${(z)LBUFFER}; do
        case $word in
            (CRONO_*=*) assigned+=("${(Q)word}") ;;
            (';'|'|'|'||'|'&'|'&&') assigned=() ;;
        esac
    done
    answer=("${(@f)$(command $program __complete zsh -- $assigned "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for word in $answer[2,-1]; do
        # A name that ends like this goes on.
        if [[ $word == *(\\:|=):* ]]; then
            opened+=("$word")
        else
            closed+=("$word")
        fi
    done
    (( $#closed )) && _describe -V -t values crono closed -U
    (( $#opened )) && _describe -V -t names crono opened -U -S ''
    if [[ $answer[1] == *files* ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        _files
    fi
}
if [[ $funcstack[1] == _crono ]]; then
    _crono "$@"
else
    compdef _crono crono
fi
