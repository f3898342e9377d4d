# $part (String) - of the reader's day: morning, day, evening, night
# $name (String) - the first name
report-greeting = { $part ->
    [morning] Good morning, { $name }!
    [day] Good afternoon, { $name }!
    [evening] Good evening, { $name }!
   *[night] Hello, { $name }!
}
# $date (String) - the date
report-today = today ({ $date })
# $date (String) - the date
report-tomorrow = tomorrow ({ $date })
# $facts (String) - dates of the facts
# $plans (String) - dates of the plan
report-asks-both = Results for { $facts } and the plan for { $plans }
# $facts (String) - dates of the facts
# $plans (String) - dates of the plan
report-asks-both-many = Results for { $facts }, the plan for { $plans }
# $facts (String) - dates of the facts
report-asks-facts = Results for { $facts }
# $plans (String) - dates of the plan
report-asks-plan = The plan for { $plans }
# $what (String) - what is asked
# $time (String) - the deadline
report-half-a-minute = { $what } — half a minute, by { $time }.
# $what (String) - what is asked
report-half-a-minute-free = { $what } — half a minute.
# $what (String) - what is asked
# $time (String) - the deadline
report-by = { $what } — by { $time }.
# $what (String) - what is asked
report-just = { $what }.
report-rest-ahead = You’re off tomorrow. Shall we close today now, so that I don’t bother you?
report-early = Let’s do it early — I won’t ask again later.
# $date (String) - the date whose numbers are first
report-first-date = Let’s begin with { $date }.
# $name (String) - a metric
# $plan (String) - the pledge
report-figure-planned-first = { $name } (plan { $plan })
# $name (String) - a metric
# $plan (String) - the pledge
report-figure-planned = { $name } ({ $plan })
# $name (String) - a metric
# $unit (String) - its unit
report-name-unit = { $name }, { $unit }
# $name (String) - a metric
# $value (String) - its value
report-given = { $name } { $value }
# $name (String) - a metric
report-given-missing = { $name } — no number
# $example (String) - a line of numbers
report-one-line = Numbers in one line, in this order. For example: { $example }
# $example (String) - a number
report-one-number = Send one number. For example: { $example }
# $example (String) - a line of numbers
report-rest-line = Send the rest in this order. For example: { $example }
# $name (String) - a metric
# $hint (String) - what counts
report-hint = { $name }: { $hint }
report-hint-missing = No number? Put “-”.
# $figures (String) - what was taken
report-taken = Saved: { $figures }.
# $figures (String) - what is known before the question
report-known = Already saved: { $figures }.
# $names (String) - what is left
report-left = Still needed: { $names }.
# $dates (String) - dates without numbers
report-older-many = Still open: { $dates }
# $date (String) - the date
report-correcting-fact = Correcting the results for { $date }. Now:
# $date (String) - the date
report-correcting-plan = Correcting the plan for { $date }. Now:
# $example (String) - a metric and a number
report-correcting-how = Send the whole line again, or only what changes: “{ $example }”.
# $nth (String) - which metric
# $of (String) - how many
# $name (String) - a metric
# $date (String) - the date
report-step-fact = { $nth } of { $of } · { $name } for { $date }
# $nth (String) - which metric
# $of (String) - how many
# $name (String) - a metric
# $date (String) - the date
report-step-plan = { $nth } of { $of } · { $name }, plan for { $date }
# $plan (String) - the pledge
report-step-pledge = The plan was { $plan }.
# $value (String) - what is saved
report-step-known = Now: { $value }.
report-step-known-missing = Now: no number.
report-step-how = Tap a number or send your own.
report-step-how-type = Send a number.
# $name (String) - a metric
report-plan-of = { $name }, plan
# $name (String) - a metric
# $value (String) - the unusual value
# $usual (String) - what is usual
report-doubt-large = { $name }: { $value } — is that right? Usually up to { $usual }.
# $name (String) - a metric
# $value (String) - the small value
# $thousands (String) - the same in thousands
report-doubt-small = { $name }: { $value } or { $thousands }?
# $name (String) - a metric
report-doubt-which = { $name }: which one do you mean?
# $name (String) - a metric
# $heads (String) - what the head entered
# $mine (String) - the member's value
report-doubt-head = { $name }: { $heads } was entered for you earlier, you write { $mine }. Which one stays?
# $figures (String) - figures, a list
report-doubt-head-list = Already entered for you: { $figures }.
# $figures (String) - figures, a list
report-doubt-mine-list = Yours: { $figures }.
report-doubt-head-which = Which shall we keep?
# $date (String) - the date
# $figures (String) - the numbers
report-as-planned = As planned for { $date }: { $figures }. Is that right?
report-as-planned-else = If something differs, just send your numbers in one line.
# $dates (String) - the fact dates
report-away = No problem. What shall I note for { $dates }?
report-which-day = Which day are these for?
report-which-day-bare = Which day?
# $date (String) - the plan's date
report-plan-title = The plan for { $date }
# $figures (String) - the suggested numbers
report-plan-suggested = My suggestion: { $figures }.
report-plan-own = Take it, or send your own numbers in one line.
# $plan (String) - the pledge
# $date (String) - its date
report-names = The plan is { $plan } for { $date }. Who will it come from?
# $example (String) - names with sums
report-names-example = For example: { $example }
# $first (String) - a sum
# $second (String) - a sum
report-names-two = Acme { $first }, Globex { $second }
# $first (String) - a sum
report-names-one = Acme { $first }
report-names-bare = Acme, Globex
# $sum (String) - of the names
# $plan (String) - the pledge
report-names-above = Together it makes { $sum }, and the plan is { $plan }. Raise the plan?
# $name (String) - a metric
# $fact (String) - the value
# $plan (String) - the pledge
report-against = { $name }: { $fact } against a plan of { $plan }.
report-hindered = What got in the way?
report-hindered-time = What took the time?
report-hindered-own = What got in the way? A few words will do.
report-worked = A great day! What worked?
report-worked-how = One sentence is enough.
# $cause (String) - a cause's code
report-cause = { $cause ->
    [client_moved] Client put it off
    [no_decision_maker] No decision-maker
    [price] Price
    [no_time] Not enough time
    [waited_invoice] Waited for an invoice or contract
    [paperwork] Paperwork and CRM
    [internal] Internal matters
    [need_help] I need help
   *[other] Something else
}
# $count (Number) - how many promises
report-due = { $count ->
    [one] A promise is due. How did it go?
   *[other] { $count } promises are due. How did they go?
}
# $count (Number) - how many promises are not shown
report-due-more = { $count ->
    [one] One more comes after these.
   *[other] { $count } more come after these.
}
# $body (String) - what was promised
# $money (String) - the amount
report-promise-money = { $body }, { $money }
# $what (String) - the promise
# $date (String) - the due date
report-promise-due = { $what } — by { $date }
# $what (String) - the promise
# $date (String) - the due date
# $first (String) - the first due date
report-promise-due-moved = { $what } — by { $date } (at first by { $first })
# $owner (String) - who promised
# $what (String) - the promise
report-promise-of = { $owner }: { $what }
# $what (String) - the promise
report-part = “{ $what }” — how much of it came?
# $example (String) - an amount
report-part-how = Tap, or send the amount. For example: { $example }
# $what (String) - the promise
report-move = “{ $what }” — which day shall we move it to?
report-move-how = Or write it: “by Friday”, “27 Nov”.
report-move-head = The head decides on a third move, I will ask.
# $count (Number) - seconds it took
report-done-seconds = { $count ->
    [one] Done in { $count } second.
   *[other] Done in { $count } seconds.
}
# $count (Number) - minutes it took
report-done-minutes = { $count ->
    [one] Done in { $count } minute.
   *[other] Done in { $count } minutes.
}
report-done = Done.
report-corrected = Corrected. This is what is saved now:
report-as-it-stands = This is what is saved:
report-good-day = Have a good day!
report-good-evening = Have a good evening!
report-first = Your first report — a great start! From now on it only gets quicker.
report-plan-missing = There is no plan yet — send it whenever you are ready.
# $date (String) - the date
report-card-facts = Results for { $date }
# $date (String) - the date
report-card-plan = The plan for { $date }
# $name (String) - a metric
# $value (String) - its value
# $plan (String) - the pledge
report-card-against = { $name } { $value } (plan { $plan })
# $name (String) - a metric
# $plan (String) - the pledge
report-card-missing = { $name } — no number (plan { $plan })
# $what (String) - words
report-card-worked = What worked: { $what }
# $what (String) - words
report-card-hindered = What got in the way: { $what }
# $what (String) - words
report-card-note = Note: { $what }
report-card-promises = 🤝 Promises
# $count (Number) - how many are not shown
report-card-more = and { $count } more

report-button-as-planned = All as planned
report-button-by-steps = Step by step
report-button-was-away = I was away
# $time (String) - the moment
report-button-remind = Remind me at { $time }
# $date (String) - the date
report-button-older = Still open: { $date }
report-button-days-off = I had sales on days off
report-button-right = That’s right
report-button-fix = Correct
report-button-fix-plan = Correct the plan
report-button-fix-facts = Correct the results
report-button-fix-lesson = Correct the takeaway
report-button-other-day = Another day
report-button-leave = Leave as it is
report-button-today = Today
report-button-tomorrow = Tomorrow
report-button-missing = No number
# $numbers (String) - the suggested line
report-button-take = Take { $numbers }
report-button-take-it = Take it
report-button-no-plan = No plan
report-button-skip = Skip
# $value (String) - a value
report-button-raise = Up to { $value }
# $value (String) - a value
report-button-keep = Keep { $value }
report-button-keep-theirs = Keep those
report-button-mine = Mine are right
report-button-vacation = Vacation
report-button-sick = Sick leave
report-button-day-off = Day off
report-button-done = Done
report-button-partly = Partly
report-button-move = Move
report-button-broken = Won’t happen
# $part (String) - what came
# $whole (String) - what was promised
report-button-paid = { $part } of { $whole }
report-button-whole = All of it
# $number (String) - the promise's place in the list
# $label (String) - a button
report-button-numbered = { $number } · { $label }
report-button-to-promise = It’s a promise
report-button-to-head = Pass to the head
report-button-delete = Delete
report-button-until = Until a date
report-button-not-absent = No, I’m working

report-note-kept = Saved as a note to the report.
# $names (String) - the metrics
# $example (String) - a line of numbers
report-numbers-please = Waiting for your numbers: { $names }. For example: { $example }
# $name (String) - a metric
# $example (String) - a number
report-number-please = Waiting for a number: { $name }. For example: { $example }
report-answer-please = Waiting for your answer — here is the question again.
report-cannot-read = I can’t read voice and pictures. Numbers in one line or “Step by step”, please.
report-cannot-read-text = I can’t read voice and pictures. Please write it as text.
report-get-well = Get well soon!
report-absence-offer = Shall I note that you are not working today?
report-later = All right, it can wait.
# $time (String) - the moment
report-remind-later = All right, I will remind you at { $time }.
report-too-late-to-remind = It is too late for a reminder. Send the numbers when you can — I will take them later too.
report-not-a-number = That doesn’t look like a number. Please use digits, for example: 60k
report-not-a-date = I didn’t get the date. Try “tomorrow”, “by Friday” or “27 Nov”.
# $to (String) - the new pledge
report-pledge-raised = The plan is { $to } now.
report-edit-taken = Corrected by your edited message.
report-edit-not-understood = I found no numbers in the edited message and left everything as it was.
# $date (String) - the date
# $figures (String) - what was taken
report-taken-fact = Saved for { $date }: { $figures }.
# $date (String) - the date
# $figures (String) - what was taken
report-taken-plan = The plan for { $date } is saved: { $figures }.
# $state (String) - a promise's state
# $body (String) - what was promised
report-promise-closed = { $state ->
    [kept] 🤝 “{ $body }” — kept!
    [partly] “{ $body }” — partly done, saved.
    [broken] “{ $body }” — it didn’t work out, noted. Thank you for saying so.
    [cancelled] “{ $body }” — called off.
    [declined] “{ $body }” — declined.
   *[open] “{ $body }” — open again.
}
# $body (String) - what was promised
# $date (String) - the new date
report-promise-moved = “{ $body }” is moved to { $date }.
# $body (String) - what was promised
report-move-asked = This is the third move of “{ $body }”, so I asked the head. I will write as soon as there is an answer.
report-help-asked = I told the head that you need help.
report-outdated = That button is out of date.

# $head (String) - all but the last, with commas
# $last (String) - the last one
report-or = { $head } or { $last }
# $names (String) - what is left
report-problems-left = Still missing: { $names }.
# $typed (String) - what was typed
report-problem-extra = I don’t see what “{ $typed }” belongs to.
# $what (String) - the metric and what was typed
# $decimals (Number) - how many are allowed
report-problem-fraction = { $what }: { $decimals ->
    [0] a whole number is needed.
    [one] at most { $decimals } decimal is possible.
   *[other] at most { $decimals } decimals are possible.
}
# $name (String) - a metric
# $typed (String) - what was typed
report-problem-what = { $name }, “{ $typed }”
# $what (String) - the metric and what was typed
report-problem-negative = { $what }: it can’t be below zero.
# $what (String) - the metric and what was typed
report-problem-large = { $what }: this number is too large. Please check it.
# $what (String) - the metric and what was typed
report-problem-not-money = { $what }: this one isn’t counted in money. Just the number, please.
# $what (String) - the metric and what was typed
# $own (String) - the department's currency
report-problem-currency = { $what }: the department counts in { $own }. Please convert it.
# $what (String) - the metric and what was typed
# $unit (String) - its unit
report-problem-unit = { $what }: we count in { $unit } here.
# $what (String) - the metric and what was typed
report-problem-no-unit = { $what }: this one is counted without a unit. Just the number, please.
# $typed (String) - what was typed
report-problem-ambiguous = “{ $typed }” can be read in several ways:
report-problem-kept = The rest is saved.
report-problem-no-number = no number
# $name (String) - a metric
# $values (String) - the values with “or”
report-problem-twice = { $name }: { $values }?
# $reading (String) - one way to read it
report-problem-reading = • { $reading }
report-problem-separate = Send it again with “/” between the numbers.
# $typed (String) - what was typed
# $names (String) - metrics with “or”
report-problem-which = “{ $typed }” — is it { $names }? Please write the whole word.
# $name (String) - a metric
report-problem-not-asked-fact = { $name }: results of it aren’t asked here, so I skipped it.
# $name (String) - a metric
report-problem-not-asked-plan = { $name }: it isn’t planned by the day, so I skipped it.

# $given (Number) - how many have answered
# $due (String) - how many are asked
# $time (String) - the deadline
report-reminder = { $given ->
    [one] { $given } of { $due } has already answered. Your numbers in one line, by { $time }.
   *[other] { $given } of { $due } have already answered. Your numbers in one line, by { $time }.
}
# $time (String) - the deadline
report-reminder-alone = Your numbers in one line, by { $time }.
