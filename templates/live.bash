
# Live values: incidents, severities, roles, playbooks.
_irc_live() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" kind=""
    case "$prev" in
        -i|--incident|--of|--related) kind=incidents ;;
        --severity) kind=severities ;;
        --playbook) kind=playbooks ;;
        *)
            case "${COMP_WORDS[1]}:$COMP_CWORD" in
                use:2|status:2|log:2|review:2|postmortem:2|reopen:2) kind=incidents ;;
                declare:2|severity:2|sev:2) kind=severities ;;
                role:*) kind=roles ;;
            esac ;;
    esac
    if [ -z "$kind" ] || [ "${cur#-}" != "$cur" ]; then
        _irc "$@"
        return
    fi
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        case "$word" in
            "$cur"*) COMPREPLY+=("$(printf '%q' "$word")") ;;
        esac
    done < <(irc completions --values "$kind" 2>/dev/null)
}
complete -F _irc_live -o bashdefault -o default irc
