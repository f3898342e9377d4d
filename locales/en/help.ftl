# $command (String) - its name
help-command = { $command ->
    [report] give or correct a report
    [promise] make a promise
    [promises] promises
    [absent] note an absence
    [me] how my month goes
    [plan] my plan by weeks and days
    [week] the week: plan and result
    [month] the month: plan and result
    [settings] name, time zone, reminders
    [today] who has answered today
    [digest] the department’s digest
    [team] people, roles, invites
    [calendar] days off, short days, marks
    [protocol] the protocol of the day
    [schedule] times, working days, time zone
    [targets] the month’s targets and who has how much
    [metrics] what we count and ask
    [help] what I can do
    [language] language
    [cancel] leave the current question
    [menu] everything there is
    [department] which department I act for
    [my_data] what is stored about me
   *[start] begin
}
help-reporter = Once a day I ask for figures. Answer with one line: the results first, then the word “plan” and the plan.
help-other = Here is what I can do:
help-words = I’m not sure what that is about. Here is what I can do:
help-unknown = There is no such command. Here are the ones I know:
help-stale = This button is from an older version. See what there is now: /menu
help-cancelled = All right. Everything saved so far is kept.
help-nothing-to-cancel = There is nothing to cancel. Everything you saved is still there.
help-lost = I’ve lost the thread. Everything you saved is still there; start again: /menu
help-which = Which department is this for?
help-language = Which language shall we speak?
help-language-set = Done, English it is.
