# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_irc_global_optspecs
    string join \n h/help V/version
end

function __fish_irc_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_irc_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_irc_using_subcommand
    set -l cmd (__fish_irc_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c irc -n "__fish_irc_needs_command" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_needs_command" -s V -l version -d 'Print version'
complete -c irc -n "__fish_irc_needs_command" -f -a "declare" -d 'Declare an incident: severity is all it needs, everything else can follow'
complete -c irc -n "__fish_irc_needs_command" -f -a "ack" -d 'Say that you work on it; then the playbook\'s first steps'
complete -c irc -n "__fish_irc_needs_command" -f -a "note" -d 'Write a line into the record; `-` reads lines `HH:MM text` from stdin'
complete -c irc -n "__fish_irc_needs_command" -f -a "update" -d 'Write the words for others: the playbook\'s text, filled from the record, ready to paste'
complete -c irc -n "__fish_irc_needs_command" -f -a "escalate" -d 'Whom to wake next by the playbook\'s ladder, and what came of it'
complete -c irc -n "__fish_irc_needs_command" -f -a "severity" -d 'Raise, lower or confirm the severity; `--correct` when it was so all along; `--help-me` when you do not know'
complete -c irc -n "__fish_irc_needs_command" -f -a "who" -d 'Whom to call for what, how to reach them, and who stands behind them'
complete -c irc -n "__fish_irc_needs_command" -f -a "scenario" -d 'Known kinds of trouble: symptoms, what to look at, ways out'
complete -c irc -n "__fish_irc_needs_command" -f -a "oncall" -d 'Who is on call, until when, who is next, and what duty asks for'
complete -c irc -n "__fish_irc_needs_command" -f -a "role" -d 'Give, offer, accept or give up a role; the order of name and role does not matter'
complete -c irc -n "__fish_irc_needs_command" -f -a "task" -d 'Ask somebody to do something now, in a given time; `task done t1` when it is done'
complete -c irc -n "__fish_irc_needs_command" -f -a "status" -d 'What is true, what is overdue, due, next, and the command to type'
complete -c irc -n "__fish_irc_needs_command" -f -a "resolve" -d 'Say that it is fixed and verified: the checklist, the watch, then resolved'
complete -c irc -n "__fish_irc_needs_command" -f -a "handoff" -d 'Brief whoever takes over, and hand over a role: the commander\'s, if no other is named'
complete -c irc -n "__fish_irc_needs_command" -f -a "walk" -d 'Be led through all of it, from where the incident stands; every question can be skipped'
complete -c irc -n "__fish_irc_needs_command" -f -a "triage" -d 'Find out how bad it is: the playbook\'s questions, the severity set or confirmed'
complete -c irc -n "__fish_irc_needs_command" -f -a "mitigate" -d 'Stop the impact: the playbook\'s ways in its order; `--done` when it has stopped'
complete -c irc -n "__fish_irc_needs_command" -f -a "state" -d 'Set the state by its word: acknowledged, investigating, identified, mitigating, monitoring'
complete -c irc -n "__fish_irc_needs_command" -f -a "close" -d 'Close a resolved incident: grades are written down; what still runs is listed, never in the way'
complete -c irc -n "__fish_irc_needs_command" -f -a "reopen" -d 'Open a resolved, closed or cancelled incident again'
complete -c irc -n "__fish_irc_needs_command" -f -a "cancel" -d 'End an incident that was none, or that another one has'
complete -c irc -n "__fish_irc_needs_command" -f -a "log" -d 'The record, in the order in which it happened; `--all` with what was taken back'
complete -c irc -n "__fish_irc_needs_command" -f -a "brief" -d 'Conditions, actions, needs: what the record says, for somebody who was not here'
complete -c irc -n "__fish_irc_needs_command" -f -a "join" -d 'Say that you (or somebody else) came to help, and read the brief for latecomers'
complete -c irc -n "__fish_irc_needs_command" -f -a "leave" -d 'Say that you (or somebody else) are no longer on it'
complete -c irc -n "__fish_irc_needs_command" -f -a "impact" -d 'Say what users notice, when it began, when it stopped'
complete -c irc -n "__fish_irc_needs_command" -f -a "step" -d 'Tick a step, leave it out, or answer a question, by id'
complete -c irc -n "__fish_irc_needs_command" -f -a "list" -d 'Incidents, a row each; a terminal shows the open ones and the last 20'
complete -c irc -n "__fish_irc_needs_command" -f -a "playbook" -d 'The team\'s policy: look at it, choose it, check it, write one'
complete -c irc -n "__fish_irc_needs_command" -f -a "config" -d 'Your own settings (config.yaml) and your team\'s people, numbers and hours (team.yaml)'
complete -c irc -n "__fish_irc_needs_command" -f -a "init" -d 'Set irc up: who types, zone, playbook, how to reach whom, and one drill to try it'
complete -c irc -n "__fish_irc_needs_command" -f -a "doctor" -d 'Is irc well on this machine: store, settings, playbooks, terminal, PATH, zones, people whom nobody can reach'
complete -c irc -n "__fish_irc_needs_command" -f -a "use" -d 'Make one incident the one that is meant from now on (12 hours); `--clear` ends it'
complete -c irc -n "__fish_irc_needs_command" -f -a "watch" -d 'A live board: clocks counting down, ladder, people, checklist, last events'
complete -c irc -n "__fish_irc_needs_command" -f -a "prompt" -d 'A segment for a shell prompt, tmux or starship: `SEV2 41m update in 3m`'
complete -c irc -n "__fish_irc_needs_command" -f -a "review" -d 'Was each promise kept: in time, late, missed (by how much), waived, not recorded; and by whose rule'
complete -c irc -n "__fish_irc_needs_command" -f -a "stats" -d 'Times to detect, acknowledge, mitigate, resolve; promises kept by week; open actions'
complete -c irc -n "__fish_irc_needs_command" -f -a "snooze" -d 'Silence a clock\'s bell for a while; the due stays where it is'
complete -c irc -n "__fish_irc_needs_command" -f -a "cadence" -d 'Decide on another interval between updates, from now on'
complete -c irc -n "__fish_irc_needs_command" -f -a "waive" -d 'Take a promise back, with the reason; the review shows both'
complete -c irc -n "__fish_irc_needs_command" -f -a "undo" -d 'Take back your last act in this incident, whole; `log --all` still shows it'
complete -c irc -n "__fish_irc_needs_command" -f -a "amend" -d 'Put an event\'s time or words right; clocks, durations and the postmortem follow at once'
complete -c irc -n "__fish_irc_needs_command" -f -a "move" -d 'Move events that were written into the wrong incident; who did them and when stays as it is'
complete -c irc -n "__fish_irc_needs_command" -f -a "redact" -d 'Take the words of an event out for good: a tombstone stays, and who did it, when and why'
complete -c irc -n "__fish_irc_needs_command" -f -a "postmortem" -d 'The postmortem as Markdown, in the playbook\'s own sections; `drafted`, `reviewed`, `published` say how far it is'
complete -c irc -n "__fish_irc_needs_command" -f -a "action" -d 'Action items: what is to be done later, with an owner and a date'
complete -c irc -n "__fish_irc_needs_command" -f -a "export" -d 'Hand a record over, keep a copy, or show it to others'
complete -c irc -n "__fish_irc_needs_command" -f -a "import" -d 'Take over records that `irc export` made; what is here already stays, and importing twice changes nothing'
complete -c irc -n "__fish_irc_needs_command" -f -a "alert" -d 'Take in alerts of Alertmanager, Grafana, Prometheus or `PagerDuty`'
complete -c irc -n "__fish_irc_needs_command" -f -a "channel" -d 'Through what people elsewhere are told: `channels:` in config.yaml'
complete -c irc -n "__fish_irc_needs_command" -f -a "outbox" -d 'What did not go out yet, and what to do about it'
complete -c irc -n "__fish_irc_needs_command" -f -a "man" -d 'Print a manual page, or write all of them into a folder'
complete -c irc -n "__fish_irc_needs_command" -f -a "completions" -d 'Print the completions of a shell'
complete -c irc -n "__fish_irc_using_subcommand declare" -l severity -d 'The severity, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -s m -l title -d 'The title, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l playbook -d 'Playbook: a name from `irc playbook list`, or a file' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l for -d 'Somebody else is to take it: not acknowledged yet' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l alerted -d 'When the alert fired' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l acked -d 'When it was acknowledged elsewhere (in the pager)' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l impact-started -d 'When users began to notice' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l detected -d 'When it was noticed' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l source -d 'Where the first sign came from' -r -f -a "alert\t'Monitoring'
customer\t'A customer'
staff\t'A colleague'
partner\t'A partner'"
complete -c irc -n "__fish_irc_using_subcommand declare" -l service -d 'The affected service' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l impact -d 'What users notice' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l ic -d 'Incident commander, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l related -d 'An incident that this one belongs to' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l from-alert -d 'Title, severity and start from an alert: a file of Alertmanager, Grafana, Prometheus or PagerDuty JSON, or -' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand declare" -l unsure -d 'Take the worse one: one rank worse than named, else the playbook\'s own'
complete -c irc -n "__fish_irc_using_subcommand declare" -l unacked -d 'Nobody has acknowledged yet'
complete -c irc -n "__fish_irc_using_subcommand declare" -l retro -d 'Written up afterwards: clocks ask instead of blaming'
complete -c irc -n "__fish_irc_using_subcommand declare" -l drill -d 'Practice'
complete -c irc -n "__fish_irc_using_subcommand declare" -l restricted -d 'Only for those who are told'
complete -c irc -n "__fish_irc_using_subcommand declare" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand declare" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand declare" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand declare" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand declare" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand declare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand ack" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l answer -d 'Answer a question of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l tick -d 'Tick a step of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l skip -d 'Leave a step out, saying why' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l choose -d 'Choose a mitigation of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l reason -d 'Why, where that is demanded: a lowered severity, a forced resolution' -r
complete -c irc -n "__fish_irc_using_subcommand ack" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand ack" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand ack" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand ack" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand ack" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand ack" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand note" -l rules-out -d 'This rules a hypothesis out (counts as progress)' -r
complete -c irc -n "__fish_irc_using_subcommand note" -l confirms -d 'This confirms a hypothesis' -r
complete -c irc -n "__fish_irc_using_subcommand note" -s m -l message -d 'The words, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand note" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand note" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand note" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand note" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand note" -l finding -d 'Something found out (counts as progress)'
complete -c irc -n "__fish_irc_using_subcommand note" -l decision -d 'Something decided (counts as progress)'
complete -c irc -n "__fish_irc_using_subcommand note" -l did -d 'Something done'
complete -c irc -n "__fish_irc_using_subcommand note" -l hypothesis -d 'A suspicion; gets a number (h1, h2 ...)'
complete -c irc -n "__fish_irc_using_subcommand note" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand note" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand note" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand note" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand note" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand note" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand update" -l for -d 'For whom [default: internal]' -r -f -a "internal\t''
status-page\t''
executives\t''
customers\t''
email\t''
bridge\t''"
complete -c irc -n "__fish_irc_using_subcommand update" -l also -d 'Another audience that the same words serve' -r -f -a "internal\t''
status-page\t''
executives\t''
customers\t''
email\t''
bridge\t''"
complete -c irc -n "__fish_irc_using_subcommand update" -l template -d 'A text of the playbook by name; `irc` is irc\'s own' -r
complete -c irc -n "__fish_irc_using_subcommand update" -s m -l message -d 'The main words, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l set -d 'Any other field of the text' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l next -d 'When the next update comes (30m, 14:30), if not when the playbook promises it' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l said -d 'An earlier draft was posted or spoken: u2; the last one if none is named' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l post -d 'Send an earlier draft through its channels: u2; the last one if none is named' -r
complete -c irc -n "__fish_irc_using_subcommand update" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand update" -l no-next -d 'Announce no next update'
complete -c irc -n "__fish_irc_using_subcommand update" -l copy -d 'Put the text on the clipboard too, also over SSH (OSC 52)'
complete -c irc -n "__fish_irc_using_subcommand update" -l draft -d 'Keep it as a draft: not said yet'
complete -c irc -n "__fish_irc_using_subcommand update" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand update" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand update" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand update" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand update" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l to -d 'Whom you called: a name from the playbook, or anybody' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l way -d 'By which way: phone, PagerDuty, chat ...' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l person -d 'The person behind a role' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l reason -d 'Why' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand escalate" -l reached -d 'They answered'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l no-answer -d 'Nobody answered'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l declined -d 'They said no'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l joined -d 'They joined'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand escalate" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand escalate" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand escalate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand severity" -l reason -d 'Why' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -l answer -d 'Answer one of them: users-affected=30, sev-1=no, sev-2.3=yes, sev-1=unsure' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -l playbook -d 'By this playbook, whatever is open; sets nothing' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand severity" -l correct -d 'It was so from the start (or from --at): the record of severities is put right'
complete -c irc -n "__fish_irc_using_subcommand severity" -l help-me -d 'Ask the playbook\'s own signs and figures, and propose one'
complete -c irc -n "__fish_irc_using_subcommand severity" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand severity" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand severity" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand severity" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand severity" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand severity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand who" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand who" -l playbook -d 'Of this playbook, whatever is open' -r
complete -c irc -n "__fish_irc_using_subcommand who" -l json -d 'Print one JSON document (irc.who/1)'
complete -c irc -n "__fish_irc_using_subcommand who" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l playbook -d 'Of this playbook, whatever is open; for list and show' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -f -a "list" -d 'All of them, those first that the incident\'s words speak of'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -f -a "ls" -d 'All of them, those first that the incident\'s words speak of'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -f -a "show" -d 'One, with what was looked at already'
complete -c irc -n "__fish_irc_using_subcommand scenario; and not __fish_seen_subcommand_from list ls show walk" -f -a "walk" -d 'Look at one check after the other, then take a way out'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l playbook -d 'Of this playbook, whatever is open; for list and show' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l playbook -d 'Of this playbook, whatever is open; for list and show' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l playbook -d 'Of this playbook, whatever is open; for list and show' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l found -d 'What a check showed' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l tick -d 'A check that was looked at, nothing unusual' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l skip -d 'A check that is left out, and why' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l way -d 'The way out that is taken, by its number' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l playbook -d 'Of this playbook, whatever is open; for list and show' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand scenario; and __fish_seen_subcommand_from walk" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand oncall" -l shifts -d 'How many of the coming shifts are shown' -r
complete -c irc -n "__fish_irc_using_subcommand oncall" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand oncall" -l playbook -d 'Of this playbook, whatever is open' -r
complete -c irc -n "__fish_irc_using_subcommand oncall" -l json -d 'Print one JSON document (irc.oncall/1)'
complete -c irc -n "__fish_irc_using_subcommand oncall" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand role" -l accept -d 'Accept the offer of this role' -r
complete -c irc -n "__fish_irc_using_subcommand role" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand role" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand role" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand role" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand role" -l accepted -d 'The other said aloud that they take it'
complete -c irc -n "__fish_irc_using_subcommand role" -l release -d 'Give the role up'
complete -c irc -n "__fish_irc_using_subcommand role" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand role" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand role" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand role" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand role" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand role" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand task" -l in -d 'In how long' -r
complete -c irc -n "__fish_irc_using_subcommand task" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand task" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand task" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand task" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand task" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand task" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand task" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand task" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand task" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand task" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand status" -s i -l incident -d 'One incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand status" -l timeout -d 'With --wait: give up after so long, with exit code 1' -r
complete -c irc -n "__fish_irc_using_subcommand status" -l all -d 'Every clock, with those that ended, and whose rule each is'
complete -c irc -n "__fish_irc_using_subcommand status" -l wait -d 'Block until something comes near its due, falls due or is late; print that, and end. What stands so already does not count'
complete -c irc -n "__fish_irc_using_subcommand status" -l json -d 'Print one JSON document (irc.status/1)'
complete -c irc -n "__fish_irc_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand resolve" -s m -l message -d 'What fixed it' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l answer -d 'Answer a question of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l tick -d 'Tick a step of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l skip -d 'Leave a step out, saying why' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l choose -d 'Choose a mitigation of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l reason -d 'Why, where that is demanded: a lowered severity, a forced resolution' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand resolve" -l verified -d 'You vouch for every required check'
complete -c irc -n "__fish_irc_using_subcommand resolve" -l force -d 'Resolve with required checks open; wants --reason'
complete -c irc -n "__fish_irc_using_subcommand resolve" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand resolve" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand resolve" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand resolve" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand resolve" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l role -d 'Which role: the one that you hold, else the commander\'s' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -l notes -d 'What they must know and the record does not say' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -l reason -d 'Why, for --decline and --withdraw' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand handoff" -l accept -d 'Take the role that is offered to you (or to --by)'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l accepted -d 'The other said yes aloud'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l decline -d 'Say no to the role that is offered to you (or to --by)'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l withdraw -d 'Take the offer back'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand handoff" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand handoff" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand handoff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand walk" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand walk" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand walk" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand walk" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand walk" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand walk" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand walk" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand walk" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand walk" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand walk" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand triage" -l severity -d 'Set or confirm the severity; lowering it wants --reason' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l answer -d 'Answer a question of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l tick -d 'Tick a step of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l skip -d 'Leave a step out, saying why' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l choose -d 'Choose a mitigation of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l reason -d 'Why, where that is demanded: a lowered severity, a forced resolution' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand triage" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand triage" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand triage" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand triage" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand triage" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand triage" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -s m -l message -d 'What stopped it' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l answer -d 'Answer a question of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l tick -d 'Tick a step of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l skip -d 'Leave a step out, saying why' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l choose -d 'Choose a mitigation of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l reason -d 'Why, where that is demanded: a lowered severity, a forced resolution' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l done -d 'The impact has stopped'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand mitigate" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand state" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand state" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand state" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand state" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand state" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand state" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand state" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand state" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand state" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand state" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand close" -l answer -d 'Answer a question of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l tick -d 'Tick a step of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l skip -d 'Leave a step out, saying why' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l choose -d 'Choose a mitigation of the playbook' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l reason -d 'Why, where that is demanded: a lowered severity, a forced resolution' -r
complete -c irc -n "__fish_irc_using_subcommand close" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand close" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand close" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand close" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand close" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand close" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand close" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand reopen" -l reason -d 'Why' -r
complete -c irc -n "__fish_irc_using_subcommand reopen" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand reopen" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand reopen" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand reopen" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand reopen" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand reopen" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand reopen" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand reopen" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand reopen" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand reopen" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand cancel" -l as -d 'What it was' -r -f -a "false-alarm\t'Nothing was wrong'
duplicate\t'Another incident has it (--of)'
not-an-incident\t'Something was wrong, but no incident'
test\t'A try'"
complete -c irc -n "__fish_irc_using_subcommand cancel" -l of -d 'The incident that has it' -r
complete -c irc -n "__fish_irc_using_subcommand cancel" -l reason -d 'Why' -r
complete -c irc -n "__fish_irc_using_subcommand cancel" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand cancel" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand cancel" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand cancel" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand cancel" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand cancel" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand cancel" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand cancel" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand cancel" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand log" -s i -l incident -d 'The incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand log" -s n -d 'Only the last so many' -r
complete -c irc -n "__fish_irc_using_subcommand log" -l all -d 'Also what was undone, moved away, or is unknown to this irc'
complete -c irc -n "__fish_irc_using_subcommand log" -s f -l follow -d 'Go on as it grows, until interrupted'
complete -c irc -n "__fish_irc_using_subcommand log" -l json -d 'Print one JSON document (irc.log/1)'
complete -c irc -n "__fish_irc_using_subcommand log" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand brief" -s i -l incident -d 'The incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand brief" -l for -d 'For whom: team, latecomers (with who does what, and where), executives (no working details)' -r
complete -c irc -n "__fish_irc_using_subcommand brief" -l text -d 'Whole lines to paste, also on a terminal'
complete -c irc -n "__fish_irc_using_subcommand brief" -l json -d 'Print one JSON document (irc.brief/1)'
complete -c irc -n "__fish_irc_using_subcommand brief" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand join" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand join" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand join" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand join" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand join" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand join" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand join" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand join" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand join" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand join" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand leave" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand leave" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand leave" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand leave" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand leave" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand leave" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand leave" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand leave" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand leave" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand leave" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand impact" -l started -d 'When the impact began' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -l ended -d 'When the impact stopped' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -l set -d 'Any field of the record: service, `users_affected`, workaround, `root_cause` ...' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand impact" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand impact" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand impact" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand impact" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand impact" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand impact" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l reason -d 'Why, where an answer lowers the severity' -r
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -f -a "done" -d 'It is done'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -f -a "skip" -d 'It is left out, and why'
complete -c irc -n "__fish_irc_using_subcommand step; and not __fish_seen_subcommand_from done skip answer" -f -a "answer" -d 'Answer a question'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l reason -d 'Why, where an answer lowers the severity' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from done" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l reason -d 'Why, where an answer lowers the severity' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from skip" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l reason -d 'Why, where an answer lowers the severity' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand step; and __fish_seen_subcommand_from answer" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand list" -l since -d 'Declared in the last while (30d, 12h) or since a day (2026-11-01)' -r
complete -c irc -n "__fish_irc_using_subcommand list" -l severity -d 'Only these severities' -r
complete -c irc -n "__fish_irc_using_subcommand list" -l all -d 'Every incident, also on a terminal'
complete -c irc -n "__fish_irc_using_subcommand list" -l json -d 'Print one JSON document (irc.list/1)'
complete -c irc -n "__fish_irc_using_subcommand list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -l json -d 'Print one JSON document (irc.playbooks/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "list" -d 'The playbooks that can be named, and which one new incidents get'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "ls" -d 'The playbooks that can be named, and which one new incidents get'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "show" -d 'A policy as a person reads it, with your team\'s own people and numbers in it'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "path" -d 'The full path of a playbook\'s file, on one line'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "use" -d 'New incidents get this playbook; incidents that exist keep theirs'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "check" -d 'Every fault of a playbook at once, each with its place and what would be right'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "new" -d 'A commented playbook to start from, or a copy of another one under a name of its own'
complete -c irc -n "__fish_irc_using_subcommand playbook; and not __fish_seen_subcommand_from list ls show path use check new diff" -f -a "diff" -d 'What changes for a responder from one playbook to another, in words'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document (irc.playbooks/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from ls" -l json -d 'Print one JSON document (irc.playbooks/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from show" -s s -l section -d 'Only these parts' -r -f -a "about\t''
severities\t''
roles\t''
contacts\t''
ladders\t''
oncall\t''
phases\t''
scenarios\t''
mitigations\t''
decision-tree\t''
channel\t''
status-page\t''
templates\t''
postmortem\t''
commands\t''
links\t''
do-not\t''
notes\t''"
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from show" -l bare -d 'Without your team.yaml laid over it'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document (irc.policy/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from path" -l json -d 'Print one JSON document (irc.file/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from use" -l dry-run -d 'Show the line as it would be; write nothing'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from use" -l json -d 'Print one JSON document (irc.file/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document (irc.check/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from new" -l from -d 'Copy this one: a name from `irc playbook list`, or a file' -r
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from new" -s o -l output -d 'Where to put it; `-` prints it' -r
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from new" -l force -d 'Replace the file if it is there'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from new" -l dry-run -d 'Print what would be written; write nothing'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from new" -l json -d 'Print one JSON document (irc.file/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from diff" -l json -d 'Print one JSON document (irc.policy-diff/1)'
complete -c irc -n "__fish_irc_using_subcommand playbook; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand config; and not __fish_seen_subcommand_from show path init check" -l json -d 'Print one JSON document (irc.config/1)'
complete -c irc -n "__fish_irc_using_subcommand config; and not __fish_seen_subcommand_from show path init check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand config; and not __fish_seen_subcommand_from show path init check" -f -a "show" -d 'What counts, and where each value comes from: a variable, a file, the machine'
complete -c irc -n "__fish_irc_using_subcommand config; and not __fish_seen_subcommand_from show path init check" -f -a "path" -d 'The full path of config.yaml on one line, also before the file exists'
complete -c irc -n "__fish_irc_using_subcommand config; and not __fish_seen_subcommand_from show path init check" -f -a "init" -d 'Write a commented config.yaml and team.yaml to start from; asks on a terminal'
complete -c irc -n "__fish_irc_using_subcommand config; and not __fish_seen_subcommand_from show path init check" -f -a "check" -d 'Every fault of config.yaml and team.yaml at once; exit 5 if there is an error'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Print one JSON document (irc.config/1)'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from path" -l team -d 'The team\'s file instead'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'Print one JSON document (irc.file/1)'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -l user -d 'Who types, such as @ann' -r
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -l zone -d 'Time zone for screens and typed times, such as Europe/Berlin' -r
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -l playbook -d 'Playbook for new incidents: a name or a file' -r
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -l force -d 'Replace config.yaml if it is there'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -l dry-run -d 'Show what would be written; write nothing'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -s y -l yes -d 'Ask nothing'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -l json -d 'Print one JSON document (irc.config/1)'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from check" -l json -d 'Print one JSON document (irc.check/1)'
complete -c irc -n "__fish_irc_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand init" -l user -d 'Who types, such as @ann' -r
complete -c irc -n "__fish_irc_using_subcommand init" -l zone -d 'Time zone for screens and typed times, such as Europe/Berlin' -r
complete -c irc -n "__fish_irc_using_subcommand init" -l playbook -d 'Playbook for new incidents: a name or a file' -r
complete -c irc -n "__fish_irc_using_subcommand init" -l contact -d 'How to reach somebody whom the playbook names, best way first' -r
complete -c irc -n "__fish_irc_using_subcommand init" -l drill -d 'Begin a drill: an incident that is marked as one and counts in no figure'
complete -c irc -n "__fish_irc_using_subcommand init" -l force -d 'Replace config.yaml if it is there'
complete -c irc -n "__fish_irc_using_subcommand init" -l dry-run -d 'Show what would be written; write nothing'
complete -c irc -n "__fish_irc_using_subcommand init" -s y -l yes -d 'Ask nothing'
complete -c irc -n "__fish_irc_using_subcommand init" -l json -d 'Print one JSON document (irc.init/1)'
complete -c irc -n "__fish_irc_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand doctor" -l log -d 'Check every sum and chain: of one incident, or of all' -r
complete -c irc -n "__fish_irc_using_subcommand doctor" -l anchor -d 'With --log: a sum that was written down elsewhere (16 digits or more) must be in the record' -r
complete -c irc -n "__fish_irc_using_subcommand doctor" -l repair -d 'With --log: copy what is damaged, then take out what is no act; every readable act stays'
complete -c irc -n "__fish_irc_using_subcommand doctor" -l json -d 'Print one JSON document (irc.doctor/1; with --log irc.log-check/1)'
complete -c irc -n "__fish_irc_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand use" -l clear -d 'No incident is sticky any more'
complete -c irc -n "__fish_irc_using_subcommand use" -l json -d 'Print one JSON document (irc.use/1)'
complete -c irc -n "__fish_irc_using_subcommand use" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand watch" -s i -l incident -d 'Only one incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand watch" -l no-bell -d 'Never ring'
complete -c irc -n "__fish_irc_using_subcommand watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand prompt" -l format -d 'Colours for whom: plain, ansi (fish, starship), tmux, zsh, bash' -r
complete -c irc -n "__fish_irc_using_subcommand prompt" -l json -d 'Print one JSON document (irc.prompt/1)'
complete -c irc -n "__fish_irc_using_subcommand prompt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand review" -s i -l incident -d 'The incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand review" -l since -d 'Every incident declared in the last while (30d, 12h) or since a day (2026-11-01)' -r
complete -c irc -n "__fish_irc_using_subcommand review" -l format -d 'How it is written' -r -f -a "text\t'For a person at a terminal; tab-separated when piped'
markdown\t'For a document'"
complete -c irc -n "__fish_irc_using_subcommand review" -l rejudge -d 'By today\'s rules and facts, whatever was written down at closing'
complete -c irc -n "__fish_irc_using_subcommand review" -l names -d 'Also who did what'
complete -c irc -n "__fish_irc_using_subcommand review" -l exit-code -d 'Exit with 5 if a promise was not kept in time'
complete -c irc -n "__fish_irc_using_subcommand review" -l json -d 'Print one JSON document (irc.review/1)'
complete -c irc -n "__fish_irc_using_subcommand review" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand stats" -l since -d 'Declared in the last while (90d, 12h) or since a day (2026-11-01)' -r
complete -c irc -n "__fish_irc_using_subcommand stats" -l csv -d 'One table as comma-separated values, with a heading' -r -f -a "measures\t'Durations by severity'
weeks\t'Promises by week'
actions\t'Action items that are not done'
incidents\t'One row an incident'"
complete -c irc -n "__fish_irc_using_subcommand stats" -l json -d 'Print one JSON document (irc.stats/1)'
complete -c irc -n "__fish_irc_using_subcommand stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand snooze" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand snooze" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand snooze" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand snooze" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand snooze" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand snooze" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand snooze" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand snooze" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand snooze" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand snooze" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand cadence" -l until -d 'Until when (08:00, 6h); then the playbook\'s own counts again' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -l for -d 'For whom: internal, status-page, executives, customers, email, bridge (default: as the playbook promises)' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -l reason -d 'Why' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand cadence" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand cadence" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand cadence" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand cadence" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand cadence" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand cadence" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand waive" -l reason -d 'Why' -r
complete -c irc -n "__fish_irc_using_subcommand waive" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand waive" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand waive" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand waive" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand waive" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand waive" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand waive" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand waive" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand waive" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand waive" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand undo" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand undo" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand undo" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand undo" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand undo" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand undo" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand undo" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand undo" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand undo" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand undo" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand amend" -l text -d 'The right words' -r
complete -c irc -n "__fish_irc_using_subcommand amend" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand amend" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand amend" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand amend" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand amend" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand amend" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand amend" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand amend" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand amend" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand amend" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand move" -l to -d 'The incident that they belong to' -r
complete -c irc -n "__fish_irc_using_subcommand move" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand move" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand move" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand move" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand move" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand move" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand move" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand move" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand move" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand redact" -l reason -d 'Why; it stays in the record' -r
complete -c irc -n "__fish_irc_using_subcommand redact" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand redact" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand redact" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand redact" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand redact" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand redact" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand redact" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand redact" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand redact" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand redact" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -s o -l output -d 'Write (and merge into) this file instead' -r -F
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l link -d 'Where the document is to be found' -r
complete -c irc -n "__fish_irc_using_subcommand postmortem" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l keep -d 'Blocks that you changed stay as they are'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l replace -d 'Blocks that you changed or took out become irc\'s again'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l stdout -d 'Print the Markdown; write nothing'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand postmortem" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -s i -l incident -d 'The incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -l all -d 'Of every incident'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -l open -d 'Only those not done'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -l overdue -d 'Only those not done in time'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -l json -d 'Print one JSON document (irc.actions/1)'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -a "add" -d 'Write one down'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -a "list" -d 'Show them; the same as bare `irc action`'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -a "done" -d 'Say that one is done'
complete -c irc -n "__fish_irc_using_subcommand action; and not __fish_seen_subcommand_from add list done change" -a "change" -d 'Change its owner, date, priority or words'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l owner -d 'Who sees to it' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l due -d 'By when: 2026-12-01, tomorrow, 17:00, 1 week' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l priority -d 'How urgent, in the team\'s words' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -s m -l message -d 'The words, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from list" -s i -l incident -d 'The incident, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from list" -l all -d 'Of every incident'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from list" -l open -d 'Only those not done'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from list" -l overdue -d 'Only those not done in time'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document (irc.actions/1)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from done" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l owner -d 'Who sees to it' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l due -d 'By when: 2026-12-01, tomorrow, 17:00, 1 week' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l priority -d 'How urgent, in the team\'s words' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -s m -l message -d 'The words, as a flag' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand action; and __fish_seen_subcommand_from change" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand export" -l format -d 'json (the record itself), markdown, csv, html' -r -f -a "json\t'The record itself, which `irc import` takes'
markdown\t'A document'
csv\t'One row an event'
html\t'A page that needs nothing beside itself'"
complete -c irc -n "__fish_irc_using_subcommand export" -l out -d 'Write into this file, readable by you alone' -r -F
complete -c irc -n "__fish_irc_using_subcommand export" -l all -d 'Every incident of the store'
complete -c irc -n "__fish_irc_using_subcommand export" -l share -d 'Leave out what is private'
complete -c irc -n "__fish_irc_using_subcommand export" -l restricted -d 'Restricted incidents may leave too'
complete -c irc -n "__fish_irc_using_subcommand export" -l force -d 'Replace the file'
complete -c irc -n "__fish_irc_using_subcommand export" -l json -d 'JSON, as without --format'
complete -c irc -n "__fish_irc_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand import" -l redactions -d 'Lines that their writer redacted are redacted here too'
complete -c irc -n "__fish_irc_using_subcommand import" -l dry-run -d 'Check and show; write nothing'
complete -c irc -n "__fish_irc_using_subcommand import" -l json -d 'Print one JSON document (irc.import/1)'
complete -c irc -n "__fish_irc_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand alert; and not __fish_seen_subcommand_from import list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand alert; and not __fish_seen_subcommand_from import list" -f -a "import" -d 'Open one incident at most for what fires; attach the rest, note what is over'
complete -c irc -n "__fish_irc_using_subcommand alert; and not __fish_seen_subcommand_from import list" -f -a "list" -d 'What fires, as a live Alertmanager says; nothing is recorded'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l severity -d 'The severity, if one is opened' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -s m -l title -d 'The title, if one is opened' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l playbook -d 'Playbook, if one is opened' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -s i -l incident -d 'The incident: its id or any part of it that is not ambiguous' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l at -d 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l by -d 'Who did it, if not you' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l once -d 'Running again with the same key adds nothing' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l json -d 'Print one JSON document (irc.change/1)'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be recorded; record nothing'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -s y -l yes -d 'Consent to what would be asked; never ticks a safety check'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l send -d 'Send it also where an incident sends nothing by itself (drill, restricted)'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -l no-send -d 'Record it only: tell no channel'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from list" -l url-env -d 'The variable that holds the address, instead of config.yaml' -r
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document (irc.alert-list/1)'
complete -c irc -n "__fish_irc_using_subcommand alert; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand channel; and not __fish_seen_subcommand_from list presets test" -l json -d 'Print one JSON document (irc.channels/1)'
complete -c irc -n "__fish_irc_using_subcommand channel; and not __fish_seen_subcommand_from list presets test" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand channel; and not __fish_seen_subcommand_from list presets test" -f -a "list" -d 'The list, without addresses and secrets'
complete -c irc -n "__fish_irc_using_subcommand channel; and not __fish_seen_subcommand_from list presets test" -f -a "presets" -d 'The list, without addresses and secrets'
complete -c irc -n "__fish_irc_using_subcommand channel; and not __fish_seen_subcommand_from list presets test" -f -a "test" -d 'Send a message that says that nothing is wrong; a pager rings (--yes)'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document (irc.channels/1)'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from presets" -l json -d 'Print one JSON document (irc.channels/1)'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from presets" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from test" -l dry-run -d 'Print the exact request, secrets masked; send nothing'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from test" -s y -l yes -d 'Yes, wake somebody, or show it in public'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from test" -l json -d 'Print one JSON document (irc.outbox/1)'
complete -c irc -n "__fish_irc_using_subcommand channel; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand outbox; and not __fish_seen_subcommand_from list flush retry drop" -l json -d 'Print one JSON document (irc.outbox/1)'
complete -c irc -n "__fish_irc_using_subcommand outbox; and not __fish_seen_subcommand_from list flush retry drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c irc -n "__fish_irc_using_subcommand outbox; and not __fish_seen_subcommand_from list flush retry drop" -f -a "list" -d 'What waits, and why'
complete -c irc -n "__fish_irc_using_subcommand outbox; and not __fish_seen_subcommand_from list flush retry drop" -f -a "flush" -d 'Send what waits now, whatever its time; takes up to half a minute'
complete -c irc -n "__fish_irc_using_subcommand outbox; and not __fish_seen_subcommand_from list flush retry drop" -f -a "retry" -d 'Send one again that failed or is unknown; all of them without a name'
complete -c irc -n "__fish_irc_using_subcommand outbox; and not __fish_seen_subcommand_from list flush retry drop" -f -a "drop" -d 'Give one up: it is not sent, and the record says so'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from list" -l json -d 'Print one JSON document (irc.outbox/1)'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from flush" -l json -d 'Print one JSON document (irc.outbox/1)'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from flush" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Also where the service may have it already'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l json -d 'Print one JSON document (irc.outbox/1)'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l json -d 'Print one JSON document (irc.outbox/1)'
complete -c irc -n "__fish_irc_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand man" -l dir -d 'Write every page there' -r -F
complete -c irc -n "__fish_irc_using_subcommand man" -s h -l help -d 'Print help'
complete -c irc -n "__fish_irc_using_subcommand completions" -l values -d 'Print values, one a line: what the live completions ask for' -r -f -a "incidents\t'Ids of incidents that are not over'
severities\t'The playbook\'s severities'
roles\t'The playbook\'s roles'
playbooks\t'Names of playbooks'"
complete -c irc -n "__fish_irc_using_subcommand completions" -l live -d 'Complete incidents, severities, roles and playbooks too (bash, fish)'
complete -c irc -n "__fish_irc_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
