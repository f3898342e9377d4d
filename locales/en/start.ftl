# $name (String) - how the person is signed
# $department (String) - the department's name
start-welcome = Hello, { $name }! You are in “{ $department }”. Once a day I will ask for yesterday’s figures and your plan; one line is enough.
start-consent = I keep your figures, plans and promises. You and your head of sales see them all; the team sees what you set as a department.
start-no-department = Hello! I run the daily sales meeting. You are in no department yet: ask your head of sales to add you.
start-help-reporter =
    In the morning I ask for figures. Answer with one line, for example: 41 3 2 1 98k plan 45 3 2 1 120k
    /report — give or correct a report
    /language — language
    /cancel — leave what you are in the middle of
start-help-other =
    /language — language
    /cancel — leave what you are in the middle of
start-cancelled = All right. What was saved stays saved.
start-language = Which language shall we speak?
start-language-set = Done, English it is.
# $date (String) - today
start-day-off = It is your day off, { $date }. If there were sales, send the figures in one line.
start-nothing-owed = Nothing to report yet. I will write when it is time.
start-apply-same = Nothing to change: the department is already as the file says.
# $count (Number) - changes
start-apply-changed = { $count ->
    [one] Done: { $count } change.
   *[other] Done: { $count } changes.
}
