# $command (String) - its name
help-command = { $command ->
    [report] give or correct a report
    [promise] make a promise
    [promises] promises
    [absent] note an absence
    [settings] name, time zone, reminders
    [today] who has answered today
    [digest] the department’s digest
    [team] people, roles, invites
    [calendar] days off, short days, marks
    [protocol] the protocol of the day
    [schedule] times, working days, time zone
    [metrics] what we count and ask
    [help] what I can do
    [language] language
    [cancel] leave what you are in the middle of
    [menu] all there is
    [department] which department I act for
    [my_data] what is stored about me
   *[start] begin
}
help-reporter = Once a day I ask for figures. Answer with one line: the facts first, then the word “plan” and the plan.
help-other = Here is what I can do:
help-words = I do not see what this is about. Here is what I can do:
help-unknown = There is no such command. There are:
help-stale = This button is of an older version. What there is now is in /menu
help-cancelled = All right. What was saved stays saved.
help-nothing-to-cancel = There is nothing to leave. All that was saved is in its place.
help-lost = I have lost the thread of our talk. All that was saved is in its place; begin again: /menu
help-which = For which department is it?
help-language = Which language shall we speak?
help-language-set = Done, English it is.
