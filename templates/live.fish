
# Live values: incidents, severities, roles, playbooks.
complete -c irc -s i -l incident -x -a "(irc completions --values incidents 2>/dev/null)"
complete -c irc -l of -l related -x -a "(irc completions --values incidents 2>/dev/null)"
complete -c irc -l severity -x -a "(irc completions --values severities 2>/dev/null)"
complete -c irc -l playbook -x -a "(irc completions --values playbooks 2>/dev/null)"
complete -c irc -n "__fish_seen_subcommand_from use status log review postmortem reopen" -a "(irc completions --values incidents 2>/dev/null)"
complete -c irc -n "__fish_seen_subcommand_from declare severity sev" -a "(irc completions --values severities 2>/dev/null)"
complete -c irc -n "__fish_seen_subcommand_from role" -a "(irc completions --values roles 2>/dev/null)"
