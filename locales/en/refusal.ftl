refusal-no-department = You are not in a department yet. Ask your head for an invite link, or create your own department: /start
refusal-only-head = Only the head can do that. Shall I pass on your request?
refusal-only-leaders = Only the head or the deputy can do that. Shall I pass on your request?
refusal-reports-only = Your role doesn’t include this. If you need it, the head can change your role. Shall I pass on your request?
refusal-brief-only = Only the superior and the head see this. Shall I pass on your request?
refusal-does-not-report = You aren’t asked for numbers in this department. If you should be, the head can turn it on: /team
refusal-not-yours = This belongs to another department or to somebody else. Open /menu to see what is yours.
refusal-already-done = Somebody has already answered this. Nothing more is needed.
refusal-outdated = This question is out of date. Open /report to see what is asked now.
# $date (String) - the oldest date that can be corrected
refusal-too-old = You can correct the days from { $date } on yourself. The head can enter earlier ones. Shall I pass on your request?
refusal-facts-of-future = That day is still ahead, so it has no results yet. Choose today or an earlier day.
refusal-invite-useless = This invite doesn’t work any more. Ask your head for a new link.
refusal-too-many-guesses = Too many tries. Wait fifteen minutes and check the link or the code with your head.
refusal-already-member = You are already in this department. Open /menu to see everything there is.
refusal-last-head = You are the only head here I can reach. Name another head first: /team
refusal-absence-needs-head = Only the head can note absence that far back. Shall I pass on your request?
refusal-absence-overlaps-report = That day already has a report. If you were away after all, the head can sort it out. Shall I pass on your request?
refusal-absence-dates = I couldn’t make sense of the dates. The first day comes first, and a year is the most: “from 1 Dec to 14 Dec”.
refusal-too-late-to-cancel = The day of this promise has come, so it can’t be called off any more. Choose “Done”, “Move” or “Won’t happen”: /promises
# $date (String) - the present due date
refusal-date-not-later = It can only move to a later day: after { $date } and not before today.
refusal-date-passed = That day has passed. Name today or a day to come.
refusal-date-too-far = That is too far ahead. Name a nearer day, you can move it later.
refusal-amount-not-positive = The amount should be more than zero. For example: 50k
# $most (Number) - the most open promises
refusal-too-many-promises = { $most ->
    [one] You already have { $most } open promise, there is no room for more. Close something first: /promises
   *[other] You already have { $most } open promises, there is no room for more. Close something first: /promises
}
# $most (Number) - the most characters
refusal-too-long = { $most ->
    [one] That is too long: at most { $most } character fits. Please shorten it.
   *[other] That is too long: at most { $most } characters fit. Please shorten it.
}
refusal-empty = Nothing is written here. Please send a few words.
refusal-button-ask = Pass it on
refusal-name-taken = That name is taken in the department. Add a first name or a letter.
# $most (Number) - how many people fit
refusal-too-many-members = { $most ->
    [one] A department holds { $most } person. No more can be added.
   *[other] A department holds up to { $most } people. No more can be added.
}
refusal-chat-taken = This chat belongs to another department already. Disconnect it there first, or take another chat.
refusal-code-useless = The code did not fit: it lives for 15 minutes. The head of sales gets a new one in /team → “Team chat”.
# $name (String) - the metric
refusal-metric-fixed = “{ $name }”: decimals and negative values are fixed when a metric is made. Put them back, or make a metric with another key.
refusal-owner-not-asked = I note promises of those I ask for figures. This person is not among them.
# $name (String) - who cannot be told
refusal-not-here = { $name } is not in touch with me yet, so I cannot pass it on. Ask them to press Start in a private chat with me.
# $date (String) - a day
refusal-day-counted = { $date } is over and counted, so it can’t be changed. Pick a day ahead.
# $date (String) - a day
refusal-day-begun = { $date } has begun: its figures have been asked for, so it can’t be changed. Pick a day ahead.
# $first (String) - a date
# $last (String) - a date
refusal-outside-calendar = That’s too far away. Pick a day between { $first } and { $last }.
# $most (Number) - how many days
refusal-too-many-days = { $most ->
    [one] Only { $most } day at a time. Please split it into several lines.
   *[other] At most { $most } days in a row at a time. Please split it into several lines.
}
# $most (Number) - how many marks
refusal-too-many-marks = { $most ->
    [one] There is { $most } mark ahead already, and no room for more. Remove it first: /calendar
   *[other] There are { $most } marks ahead already, and no room for more. Remove some first: /calendar
}
refusal-grade-taken = There is such a grade already. Choose another name.
refusal-grade-weight = The weight is a whole number of per cent from 1 to 1000. For example: Senior 130
# $most (Number) - of grades
refusal-too-many-grades = { $most ->
    [one] A department has room for { $most } grade. Delete one first.
   *[other] A department has room for { $most } grades. Delete one first.
}
# $members (Number) - who have it
refusal-grade-in-use = { $members ->
    [one] { $members } person has this grade. Change it on the card first: /team
   *[other] { $members } people have this grade. Change it on their cards first: /team
}
# $time (String) - when
# $by (String) - who was faster
refusal-settled = Done at { $time } by { $by }
refusal-heads-are-here = A head of sales can be reached again: there is no need to appoint another.
refusal-metric-no-word = It takes a word: that is how the metric is found in a line. For example: Site visits
# $word (String) - what was typed
# $by (String) - the metric that has the word
refusal-metric-word-taken = “{ $word }” already means “{ $by }”. Please think of another word.
# $word (String) - what was typed
refusal-metric-word-else = In a line “{ $word }” reads as something else: a number, a day or a word like “plan”. Please think of another one.
# $most (Number) - how many fit
refusal-too-many-metrics = { $most ->
    [one] A department has room for { $most } metric. One you no longer need can be renamed instead.
   *[other] A department has room for { $most } metrics. One you no longer need can be renamed and asked again.
}
# $most (Number) - how many fit
refusal-too-many-aliases = { $most ->
    [one] { $most } word is enough: please leave some out and send the list again.
   *[other] { $most } words are enough: please leave some out and send the list again.
}
refusal-main-not-asked = The main metric is one I ask both results and plan of every day. Switch that on first.
refusal-main-must-be-asked = This is the main metric: the digest and the takeaway of the day look at it. Make another one main first.
refusal-asked-of-nobody = At least one person has to be asked. If nobody needs it, tap “Stop asking”.
refusal-not-a-number = One number, please, the way people type it in a report. For example: 5
refusal-not-a-percent = A per cent as one number, please. For example: 30 or 12.5
refusal-percent-not-positive = A benchmark is above zero. If you do not need it, there is a button to take it away.
# $most (String) - «100 %»
refusal-percent-above = It cannot be more than { $most } here: the step before does not give that many.
# $month (String) - «November»
refusal-month-not-over = { $month } is not over yet: it can be closed once the reports of all its days are in.
