asking-all-given = Everything for today is in already, thank you.
# $date (String) - the planned date
# $figures (String) - the plan
asking-plan = Plan for { $date }: { $figures }
# $name (String) - the leader who waits
# $dates (String) - the days of the figures
asking-nudge = { $name } is waiting for your figures of { $dates }. One line and you are done.
# $name (String) - the leader who waits
asking-nudge-plan = { $name } is waiting for your plan. One line and you are done.
# $nth (String) - «3rd»
asking-silent = { $nth } day without your figures. Is everything all right?
asking-silent-second = Second day without your figures. Is everything all right?
asking-silent-busy = No time
asking-silent-away = I am away
asking-silent-bot = The bot is in the way
asking-thanks-busy = Thank you for telling me. Short is fine: one line of numbers, or buttons step by step — /report
asking-thanks-away = Thank you for telling me. Shall I note when you are away?
asking-thanks-bot = Thank you for telling me. The head will see it. Reminders can be made quieter; write here what is in the way and I will pass it on.
# $name (String) - who
asking-answered-busy = { $name }: no time for reports. A talk may help.
# $name (String) - who
asking-answered-away = { $name }: not working at the moment.
# $name (String) - who
asking-answered-bot = { $name }: the bot is in the way. A talk may help.
asking-skipped = The bot was down.
# $dates (String) - coordination days
asking-skipped-unasked = Reports were not asked for: { $dates }. It does not count against anyone.
# $dates (String) - coordination days
asking-skipped-digests = The digest was not posted: { $dates }. What has come in goes into the next one.
# $name (String) - the leader
# $date (String) - the day of the figures
# $figures (String) - what was entered
asking-entered = { $name } has entered { $date } for you: { $figures }. If something is wrong: /report
asking-button-quiet = No reminders
# $name (String) - who
asking-hindered = { $name } on what is in the way:
asking-passed-on = Passed on to the head. Thank you!
# $profile (String) - quiet, normal, insistent
asking-reminders = { $profile ->
    [quiet] Fine, no reminders: only the question itself.
    [insistent] Fine, I will remind you twice.
   *[normal] Fine, I will remind you once.
}
