
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'irc' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'irc'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'irc' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('declare', 'declare', [CompletionResultType]::ParameterValue, 'Declare an incident: severity is all it needs, everything else can follow')
            [CompletionResult]::new('ack', 'ack', [CompletionResultType]::ParameterValue, 'Say that you work on it; then the playbook''s first steps')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Write a line into the record; `-` reads lines `HH:MM text` from stdin')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Write the words for others: the playbook''s text, filled from the record, ready to paste')
            [CompletionResult]::new('escalate', 'escalate', [CompletionResultType]::ParameterValue, 'Whom to wake next by the playbook''s ladder, and what came of it')
            [CompletionResult]::new('severity', 'severity', [CompletionResultType]::ParameterValue, 'Raise, lower or confirm the severity; `--correct` when it was so all along; `--help-me` when you do not know')
            [CompletionResult]::new('who', 'who', [CompletionResultType]::ParameterValue, 'Whom to call for what, how to reach them, and who stands behind them')
            [CompletionResult]::new('scenario', 'scenario', [CompletionResultType]::ParameterValue, 'Known kinds of trouble: symptoms, what to look at, ways out')
            [CompletionResult]::new('oncall', 'oncall', [CompletionResultType]::ParameterValue, 'Who is on call, until when, who is next, and what duty asks for')
            [CompletionResult]::new('role', 'role', [CompletionResultType]::ParameterValue, 'Give, offer, accept or give up a role; the order of name and role does not matter')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Ask somebody to do something now, in a given time; `task done t1` when it is done')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'What is true, what is overdue, due, next, and the command to type')
            [CompletionResult]::new('resolve', 'resolve', [CompletionResultType]::ParameterValue, 'Say that it is fixed and verified: the checklist, the watch, then resolved')
            [CompletionResult]::new('handoff', 'handoff', [CompletionResultType]::ParameterValue, 'Brief whoever takes over, and hand over a role: the commander''s, if no other is named')
            [CompletionResult]::new('walk', 'walk', [CompletionResultType]::ParameterValue, 'Be led through all of it, from where the incident stands; every question can be skipped')
            [CompletionResult]::new('triage', 'triage', [CompletionResultType]::ParameterValue, 'Find out how bad it is: the playbook''s questions, the severity set or confirmed')
            [CompletionResult]::new('mitigate', 'mitigate', [CompletionResultType]::ParameterValue, 'Stop the impact: the playbook''s ways in its order; `--done` when it has stopped')
            [CompletionResult]::new('state', 'state', [CompletionResultType]::ParameterValue, 'Set the state by its word: acknowledged, investigating, identified, mitigating, monitoring')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Close a resolved incident: grades are written down; what still runs is listed, never in the way')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Open a resolved, closed or cancelled incident again')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'End an incident that was none, or that another one has')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'The record, in the order in which it happened; `--all` with what was taken back')
            [CompletionResult]::new('brief', 'brief', [CompletionResultType]::ParameterValue, 'Conditions, actions, needs: what the record says, for somebody who was not here')
            [CompletionResult]::new('join', 'join', [CompletionResultType]::ParameterValue, 'Say that you (or somebody else) came to help, and read the brief for latecomers')
            [CompletionResult]::new('leave', 'leave', [CompletionResultType]::ParameterValue, 'Say that you (or somebody else) are no longer on it')
            [CompletionResult]::new('impact', 'impact', [CompletionResultType]::ParameterValue, 'Say what users notice, when it began, when it stopped')
            [CompletionResult]::new('step', 'step', [CompletionResultType]::ParameterValue, 'Tick a step, leave it out, or answer a question, by id')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Incidents, a row each; a terminal shows the open ones and the last 20')
            [CompletionResult]::new('playbook', 'playbook', [CompletionResultType]::ParameterValue, 'The team''s policy: look at it, choose it, check it, write one')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Your own settings (config.yaml) and your team''s people, numbers and hours (team.yaml)')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Set irc up: who types, zone, playbook, how to reach whom, and one drill to try it')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Is irc well on this machine: store, settings, playbooks, terminal, PATH, zones, people whom nobody can reach')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Make one incident the one that is meant from now on (12 hours); `--clear` ends it')
            [CompletionResult]::new('watch', 'watch', [CompletionResultType]::ParameterValue, 'A live board: clocks counting down, ladder, people, checklist, last events')
            [CompletionResult]::new('prompt', 'prompt', [CompletionResultType]::ParameterValue, 'A segment for a shell prompt, tmux or starship: `SEV2 41m update in 3m`')
            [CompletionResult]::new('review', 'review', [CompletionResultType]::ParameterValue, 'Was each promise kept: in time, late, missed (by how much), waived, not recorded; and by whose rule')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Times to detect, acknowledge, mitigate, resolve; promises kept by week; open actions')
            [CompletionResult]::new('snooze', 'snooze', [CompletionResultType]::ParameterValue, 'Silence a clock''s bell for a while; the due stays where it is')
            [CompletionResult]::new('cadence', 'cadence', [CompletionResultType]::ParameterValue, 'Decide on another interval between updates, from now on')
            [CompletionResult]::new('waive', 'waive', [CompletionResultType]::ParameterValue, 'Take a promise back, with the reason; the review shows both')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take back your last act in this incident, whole; `log --all` still shows it')
            [CompletionResult]::new('amend', 'amend', [CompletionResultType]::ParameterValue, 'Put an event''s time or words right; clocks, durations and the postmortem follow at once')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move events that were written into the wrong incident; who did them and when stays as it is')
            [CompletionResult]::new('redact', 'redact', [CompletionResultType]::ParameterValue, 'Take the words of an event out for good: a tombstone stays, and who did it, when and why')
            [CompletionResult]::new('postmortem', 'postmortem', [CompletionResultType]::ParameterValue, 'The postmortem as Markdown, in the playbook''s own sections; `drafted`, `reviewed`, `published` say how far it is')
            [CompletionResult]::new('action', 'action', [CompletionResultType]::ParameterValue, 'Action items: what is to be done later, with an owner and a date')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Hand a record over, keep a copy, or show it to others')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take over records that `irc export` made; what is here already stays, and importing twice changes nothing')
            [CompletionResult]::new('alert', 'alert', [CompletionResultType]::ParameterValue, 'Take in alerts of Alertmanager, Grafana, Prometheus or `PagerDuty`')
            [CompletionResult]::new('channel', 'channel', [CompletionResultType]::ParameterValue, 'Through what people elsewhere are told: `channels:` in config.yaml')
            [CompletionResult]::new('outbox', 'outbox', [CompletionResultType]::ParameterValue, 'What did not go out yet, and what to do about it')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page, or write all of them into a folder')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            break
        }
        'irc;declare' {
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'The severity, as a flag')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The title, as a flag')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'The title, as a flag')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Playbook: a name from `irc playbook list`, or a file')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Somebody else is to take it: not acknowledged yet')
            [CompletionResult]::new('--alerted', '--alerted', [CompletionResultType]::ParameterName, 'When the alert fired')
            [CompletionResult]::new('--acked', '--acked', [CompletionResultType]::ParameterName, 'When it was acknowledged elsewhere (in the pager)')
            [CompletionResult]::new('--impact-started', '--impact-started', [CompletionResultType]::ParameterName, 'When users began to notice')
            [CompletionResult]::new('--detected', '--detected', [CompletionResultType]::ParameterName, 'When it was noticed')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Where the first sign came from')
            [CompletionResult]::new('--service', '--service', [CompletionResultType]::ParameterName, 'The affected service')
            [CompletionResult]::new('--impact', '--impact', [CompletionResultType]::ParameterName, 'What users notice')
            [CompletionResult]::new('--ic', '--ic', [CompletionResultType]::ParameterName, 'Incident commander, if not you')
            [CompletionResult]::new('--related', '--related', [CompletionResultType]::ParameterName, 'An incident that this one belongs to')
            [CompletionResult]::new('--from-alert', '--from-alert', [CompletionResultType]::ParameterName, 'Title, severity and start from an alert: a file of Alertmanager, Grafana, Prometheus or PagerDuty JSON, or -')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--unsure', '--unsure', [CompletionResultType]::ParameterName, 'Take the worse one: one rank worse than named, else the playbook''s own')
            [CompletionResult]::new('--unacked', '--unacked', [CompletionResultType]::ParameterName, 'Nobody has acknowledged yet')
            [CompletionResult]::new('--retro', '--retro', [CompletionResultType]::ParameterName, 'Written up afterwards: clocks ask instead of blaming')
            [CompletionResult]::new('--drill', '--drill', [CompletionResultType]::ParameterName, 'Practice')
            [CompletionResult]::new('--restricted', '--restricted', [CompletionResultType]::ParameterName, 'Only for those who are told')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;ack' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question of the playbook')
            [CompletionResult]::new('--tick', '--tick', [CompletionResultType]::ParameterName, 'Tick a step of the playbook')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Leave a step out, saying why')
            [CompletionResult]::new('--choose', '--choose', [CompletionResultType]::ParameterName, 'Choose a mitigation of the playbook')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where that is demanded: a lowered severity, a forced resolution')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;note' {
            [CompletionResult]::new('--rules-out', '--rules-out', [CompletionResultType]::ParameterName, 'This rules a hypothesis out (counts as progress)')
            [CompletionResult]::new('--confirms', '--confirms', [CompletionResultType]::ParameterName, 'This confirms a hypothesis')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The words, as a flag')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The words, as a flag')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--finding', '--finding', [CompletionResultType]::ParameterName, 'Something found out (counts as progress)')
            [CompletionResult]::new('--decision', '--decision', [CompletionResultType]::ParameterName, 'Something decided (counts as progress)')
            [CompletionResult]::new('--did', '--did', [CompletionResultType]::ParameterName, 'Something done')
            [CompletionResult]::new('--hypothesis', '--hypothesis', [CompletionResultType]::ParameterName, 'A suspicion; gets a number (h1, h2 ...)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;update' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For whom [default: internal]')
            [CompletionResult]::new('--also', '--also', [CompletionResultType]::ParameterName, 'Another audience that the same words serve')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'A text of the playbook by name; `irc` is irc''s own')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The main words, as a flag')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The main words, as a flag')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Any other field of the text')
            [CompletionResult]::new('--next', '--next', [CompletionResultType]::ParameterName, 'When the next update comes (30m, 14:30), if not when the playbook promises it')
            [CompletionResult]::new('--said', '--said', [CompletionResultType]::ParameterName, 'An earlier draft was posted or spoken: u2; the last one if none is named')
            [CompletionResult]::new('--post', '--post', [CompletionResultType]::ParameterName, 'Send an earlier draft through its channels: u2; the last one if none is named')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--no-next', '--no-next', [CompletionResultType]::ParameterName, 'Announce no next update')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Put the text on the clipboard too, also over SSH (OSC 52)')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Keep it as a draft: not said yet')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;escalate' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Whom you called: a name from the playbook, or anybody')
            [CompletionResult]::new('--way', '--way', [CompletionResultType]::ParameterName, 'By which way: phone, PagerDuty, chat ...')
            [CompletionResult]::new('--person', '--person', [CompletionResultType]::ParameterName, 'The person behind a role')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--reached', '--reached', [CompletionResultType]::ParameterName, 'They answered')
            [CompletionResult]::new('--no-answer', '--no-answer', [CompletionResultType]::ParameterName, 'Nobody answered')
            [CompletionResult]::new('--declined', '--declined', [CompletionResultType]::ParameterName, 'They said no')
            [CompletionResult]::new('--joined', '--joined', [CompletionResultType]::ParameterName, 'They joined')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;severity' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer one of them: users-affected=30, sev-1=no, sev-2.3=yes, sev-1=unsure')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'By this playbook, whatever is open; sets nothing')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--correct', '--correct', [CompletionResultType]::ParameterName, 'It was so from the start (or from --at): the record of severities is put right')
            [CompletionResult]::new('--help-me', '--help-me', [CompletionResultType]::ParameterName, 'Ask the playbook''s own signs and figures, and propose one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;who' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.who/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;scenario' {
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open; for list and show')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'All of them, those first that the incident''s words speak of')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'All of them, those first that the incident''s words speak of')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'One, with what was looked at already')
            [CompletionResult]::new('walk', 'walk', [CompletionResultType]::ParameterValue, 'Look at one check after the other, then take a way out')
            break
        }
        'irc;scenario;list' {
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open; for list and show')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;scenario;ls' {
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open; for list and show')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;scenario;show' {
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open; for list and show')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;scenario;walk' {
            [CompletionResult]::new('--found', '--found', [CompletionResultType]::ParameterName, 'What a check showed')
            [CompletionResult]::new('--tick', '--tick', [CompletionResultType]::ParameterName, 'A check that was looked at, nothing unusual')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'A check that is left out, and why')
            [CompletionResult]::new('--way', '--way', [CompletionResultType]::ParameterName, 'The way out that is taken, by its number')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open; for list and show')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;oncall' {
            [CompletionResult]::new('--shifts', '--shifts', [CompletionResultType]::ParameterName, 'How many of the coming shifts are shown')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Of this playbook, whatever is open')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.oncall/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;role' {
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Accept the offer of this role')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'The other said aloud that they take it')
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'Give the role up')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;task' {
            [CompletionResult]::new('--in', '--in', [CompletionResultType]::ParameterName, 'In how long')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;status' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'One incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'One incident, as a flag')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'With --wait: give up after so long, with exit code 1')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every clock, with those that ended, and whose rule each is')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Block until something comes near its due, falls due or is late; print that, and end. What stands so already does not count')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.status/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;resolve' {
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What fixed it')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'What fixed it')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question of the playbook')
            [CompletionResult]::new('--tick', '--tick', [CompletionResultType]::ParameterName, 'Tick a step of the playbook')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Leave a step out, saying why')
            [CompletionResult]::new('--choose', '--choose', [CompletionResultType]::ParameterName, 'Choose a mitigation of the playbook')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where that is demanded: a lowered severity, a forced resolution')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--verified', '--verified', [CompletionResultType]::ParameterName, 'You vouch for every required check')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Resolve with required checks open; wants --reason')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;handoff' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Which role: the one that you hold, else the commander''s')
            [CompletionResult]::new('--notes', '--notes', [CompletionResultType]::ParameterName, 'What they must know and the record does not say')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for --decline and --withdraw')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Take the role that is offered to you (or to --by)')
            [CompletionResult]::new('--accepted', '--accepted', [CompletionResultType]::ParameterName, 'The other said yes aloud')
            [CompletionResult]::new('--decline', '--decline', [CompletionResultType]::ParameterName, 'Say no to the role that is offered to you (or to --by)')
            [CompletionResult]::new('--withdraw', '--withdraw', [CompletionResultType]::ParameterName, 'Take the offer back')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;walk' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;triage' {
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'Set or confirm the severity; lowering it wants --reason')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question of the playbook')
            [CompletionResult]::new('--tick', '--tick', [CompletionResultType]::ParameterName, 'Tick a step of the playbook')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Leave a step out, saying why')
            [CompletionResult]::new('--choose', '--choose', [CompletionResultType]::ParameterName, 'Choose a mitigation of the playbook')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where that is demanded: a lowered severity, a forced resolution')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;mitigate' {
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'What stopped it')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'What stopped it')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question of the playbook')
            [CompletionResult]::new('--tick', '--tick', [CompletionResultType]::ParameterName, 'Tick a step of the playbook')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Leave a step out, saying why')
            [CompletionResult]::new('--choose', '--choose', [CompletionResultType]::ParameterName, 'Choose a mitigation of the playbook')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where that is demanded: a lowered severity, a forced resolution')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--done', '--done', [CompletionResultType]::ParameterName, 'The impact has stopped')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;state' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;close' {
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question of the playbook')
            [CompletionResult]::new('--tick', '--tick', [CompletionResultType]::ParameterName, 'Tick a step of the playbook')
            [CompletionResult]::new('--skip', '--skip', [CompletionResultType]::ParameterName, 'Leave a step out, saying why')
            [CompletionResult]::new('--choose', '--choose', [CompletionResultType]::ParameterName, 'Choose a mitigation of the playbook')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where that is demanded: a lowered severity, a forced resolution')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;reopen' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;cancel' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'What it was')
            [CompletionResult]::new('--of', '--of', [CompletionResultType]::ParameterName, 'The incident that has it')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;log' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Only the last so many')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also what was undone, moved away, or is unknown to this irc')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Go on as it grows, until interrupted')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on as it grows, until interrupted')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.log/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;brief' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For whom: team, latecomers (with who does what, and where), executives (no working details)')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Whole lines to paste, also on a terminal')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.brief/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;join' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;leave' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;impact' {
            [CompletionResult]::new('--started', '--started', [CompletionResultType]::ParameterName, 'When the impact began')
            [CompletionResult]::new('--ended', '--ended', [CompletionResultType]::ParameterName, 'When the impact stopped')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Any field of the record: service, `users_affected`, workaround, `root_cause` ...')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;step' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where an answer lowers the severity')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('done', 'done', [CompletionResultType]::ParameterValue, 'It is done')
            [CompletionResult]::new('skip', 'skip', [CompletionResultType]::ParameterValue, 'It is left out, and why')
            [CompletionResult]::new('answer', 'answer', [CompletionResultType]::ParameterValue, 'Answer a question')
            break
        }
        'irc;step;done' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where an answer lowers the severity')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;step;skip' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where an answer lowers the severity')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;step;answer' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, where an answer lowers the severity')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Declared in the last while (30d, 12h) or since a day (2026-11-01)')
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'Only these severities')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every incident, also on a terminal')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.list/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;playbook' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.playbooks/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'The playbooks that can be named, and which one new incidents get')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'The playbooks that can be named, and which one new incidents get')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'A policy as a person reads it, with your team''s own people and numbers in it')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'The full path of a playbook''s file, on one line')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'New incidents get this playbook; incidents that exist keep theirs')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Every fault of a playbook at once, each with its place and what would be right')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'A commented playbook to start from, or a copy of another one under a name of its own')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'What changes for a responder from one playbook to another, in words')
            break
        }
        'irc;playbook;list' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.playbooks/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;playbook;ls' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.playbooks/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;playbook;show' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only these parts')
            [CompletionResult]::new('--section', '--section', [CompletionResultType]::ParameterName, 'Only these parts')
            [CompletionResult]::new('--bare', '--bare', [CompletionResultType]::ParameterName, 'Without your team.yaml laid over it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.policy/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;playbook;path' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.file/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;playbook;use' {
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the line as it would be; write nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.file/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;playbook;check' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.check/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;playbook;new' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Copy this one: a name from `irc playbook list`, or a file')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where to put it; `-` prints it')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to put it; `-` prints it')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print what would be written; write nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.file/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;playbook;diff' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.policy-diff/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;config' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.config/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'What counts, and where each value comes from: a variable, a file, the machine')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'The full path of config.yaml on one line, also before the file exists')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a commented config.yaml and team.yaml to start from; asks on a terminal')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Every fault of config.yaml and team.yaml at once; exit 5 if there is an error')
            break
        }
        'irc;config;show' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.config/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;config;path' {
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'The team''s file instead')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.file/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;config;init' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Who types, such as @ann')
            [CompletionResult]::new('--zone', '--zone', [CompletionResultType]::ParameterName, 'Time zone for screens and typed times, such as Europe/Berlin')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Playbook for new incidents: a name or a file')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace config.yaml if it is there')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written; write nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.config/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;config;check' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.check/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;init' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Who types, such as @ann')
            [CompletionResult]::new('--zone', '--zone', [CompletionResultType]::ParameterName, 'Time zone for screens and typed times, such as Europe/Berlin')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Playbook for new incidents: a name or a file')
            [CompletionResult]::new('--contact', '--contact', [CompletionResultType]::ParameterName, 'How to reach somebody whom the playbook names, best way first')
            [CompletionResult]::new('--drill', '--drill', [CompletionResultType]::ParameterName, 'Begin a drill: an incident that is marked as one and counts in no figure')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace config.yaml if it is there')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written; write nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.init/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;doctor' {
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Check every sum and chain: of one incident, or of all')
            [CompletionResult]::new('--anchor', '--anchor', [CompletionResultType]::ParameterName, 'With --log: a sum that was written down elsewhere (16 digits or more) must be in the record')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'With --log: copy what is damaged, then take out what is no act; every readable act stays')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.doctor/1; with --log irc.log-check/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;use' {
            [CompletionResult]::new('--clear', '--clear', [CompletionResultType]::ParameterName, 'No incident is sticky any more')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.use/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;watch' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Only one incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'Only one incident, as a flag')
            [CompletionResult]::new('--no-bell', '--no-bell', [CompletionResultType]::ParameterName, 'Never ring')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;prompt' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Colours for whom: plain, ansi (fish, starship), tmux, zsh, bash')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.prompt/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;review' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Every incident declared in the last while (30d, 12h) or since a day (2026-11-01)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How it is written')
            [CompletionResult]::new('--rejudge', '--rejudge', [CompletionResultType]::ParameterName, 'By today''s rules and facts, whatever was written down at closing')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'Also who did what')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with 5 if a promise was not kept in time')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.review/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;stats' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Declared in the last while (90d, 12h) or since a day (2026-11-01)')
            [CompletionResult]::new('--csv', '--csv', [CompletionResultType]::ParameterName, 'One table as comma-separated values, with a heading')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.stats/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;snooze' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;cadence' {
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Until when (08:00, 6h); then the playbook''s own counts again')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For whom: internal, status-page, executives, customers, email, bridge (default: as the playbook promises)')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;waive' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;undo' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;amend' {
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'The right words')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;move' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The incident that they belong to')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;redact' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; it stays in the record')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;postmortem' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write (and merge into) this file instead')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write (and merge into) this file instead')
            [CompletionResult]::new('--link', '--link', [CompletionResultType]::ParameterName, 'Where the document is to be found')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Blocks that you changed stay as they are')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Blocks that you changed or took out become irc''s again')
            [CompletionResult]::new('--stdout', '--stdout', [CompletionResultType]::ParameterName, 'Print the Markdown; write nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;action' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Of every incident')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only those not done')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only those not done in time')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.actions/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Write one down')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show them; the same as bare `irc action`')
            [CompletionResult]::new('done', 'done', [CompletionResultType]::ParameterValue, 'Say that one is done')
            [CompletionResult]::new('change', 'change', [CompletionResultType]::ParameterValue, 'Change its owner, date, priority or words')
            break
        }
        'irc;action;add' {
            [CompletionResult]::new('--owner', '--owner', [CompletionResultType]::ParameterName, 'Who sees to it')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'By when: 2026-12-01, tomorrow, 17:00, 1 week')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How urgent, in the team''s words')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The words, as a flag')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The words, as a flag')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;action;list' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident, as a flag')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Of every incident')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only those not done')
            [CompletionResult]::new('--overdue', '--overdue', [CompletionResultType]::ParameterName, 'Only those not done in time')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.actions/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;action;done' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;action;change' {
            [CompletionResult]::new('--owner', '--owner', [CompletionResultType]::ParameterName, 'Who sees to it')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'By when: 2026-12-01, tomorrow, 17:00, 1 week')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'How urgent, in the team''s words')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The words, as a flag')
            [CompletionResult]::new('--message', '--message', [CompletionResultType]::ParameterName, 'The words, as a flag')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;export' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'json (the record itself), markdown, csv, html')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write into this file, readable by you alone')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Every incident of the store')
            [CompletionResult]::new('--share', '--share', [CompletionResultType]::ParameterName, 'Leave out what is private')
            [CompletionResult]::new('--restricted', '--restricted', [CompletionResultType]::ParameterName, 'Restricted incidents may leave too')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'JSON, as without --format')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;import' {
            [CompletionResult]::new('--redactions', '--redactions', [CompletionResultType]::ParameterName, 'Lines that their writer redacted are redacted here too')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Check and show; write nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.import/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;alert' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Open one incident at most for what fires; attach the rest, note what is over')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'What fires, as a live Alertmanager says; nothing is recorded')
            break
        }
        'irc;alert;import' {
            [CompletionResult]::new('--severity', '--severity', [CompletionResultType]::ParameterName, 'The severity, if one is opened')
            [CompletionResult]::new('-m', '-m', [CompletionResultType]::ParameterName, 'The title, if one is opened')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'The title, if one is opened')
            [CompletionResult]::new('--playbook', '--playbook', [CompletionResultType]::ParameterName, 'Playbook, if one is opened')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--incident', '--incident', [CompletionResultType]::ParameterName, 'The incident: its id or any part of it that is not ambiguous')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it happened: 14:32, ~14:05, -12m, yesterday 23:50, 2026-11-21T14:32Z')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who did it, if not you')
            [CompletionResult]::new('--once', '--once', [CompletionResultType]::ParameterName, 'Running again with the same key adds nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.change/1)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be recorded; record nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Consent to what would be asked; never ticks a safety check')
            [CompletionResult]::new('--send', '--send', [CompletionResultType]::ParameterName, 'Send it also where an incident sends nothing by itself (drill, restricted)')
            [CompletionResult]::new('--no-send', '--no-send', [CompletionResultType]::ParameterName, 'Record it only: tell no channel')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;alert;list' {
            [CompletionResult]::new('--url-env', '--url-env', [CompletionResultType]::ParameterName, 'The variable that holds the address, instead of config.yaml')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.alert-list/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'irc;channel' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.channels/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'The list, without addresses and secrets')
            [CompletionResult]::new('presets', 'presets', [CompletionResultType]::ParameterValue, 'The list, without addresses and secrets')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Send a message that says that nothing is wrong; a pager rings (--yes)')
            break
        }
        'irc;channel;list' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.channels/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;channel;presets' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.channels/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;channel;test' {
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the exact request, secrets masked; send nothing')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Yes, wake somebody, or show it in public')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Yes, wake somebody, or show it in public')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.outbox/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;outbox' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.outbox/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'What waits, and why')
            [CompletionResult]::new('flush', 'flush', [CompletionResultType]::ParameterValue, 'Send what waits now, whatever its time; takes up to half a minute')
            [CompletionResult]::new('retry', 'retry', [CompletionResultType]::ParameterValue, 'Send one again that failed or is unknown; all of them without a name')
            [CompletionResult]::new('drop', 'drop', [CompletionResultType]::ParameterValue, 'Give one up: it is not sent, and the record says so')
            break
        }
        'irc;outbox;list' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.outbox/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;outbox;flush' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.outbox/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;outbox;retry' {
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Also where the service may have it already')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Also where the service may have it already')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.outbox/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;outbox;drop' {
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON document (irc.outbox/1)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;man' {
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Write every page there')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'irc;completions' {
            [CompletionResult]::new('--values', '--values', [CompletionResultType]::ParameterName, 'Print values, one a line: what the live completions ask for')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Complete incidents, severities, roles and playbooks too (bash, fish)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
