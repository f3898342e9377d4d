# $name (String) - who
talk-with = Whom to talk to: { $name }
talk-nobody = Whom to talk to: nobody needs it today.
# $time (String) - when
# $by (String) - by whom
talk-marked = Talked: marked at { $time } by { $by }
talk-ask = What to ask:
talk-button = We have talked
talk-button-agree = Write down what we agreed
talk-button-without = Nothing to write down
# $name (String) - who
talk-question = { $name }: what did you agree on? One line, with a date if there is one. For example: 20 calls to new clients by Friday
# $name (String) - who
talk-question-how = { $name } gets it as an assignment, to take or to name another day.
talk-without = Fine, the talk is noted. In five working days I will show what has changed.
# $days (String) - «2 days»
talk-why-silence = No figures for { $days } running.
# $days (String) - «2 days»
# $date (String) - the last date with figures
talk-why-silence-last = No figures for { $days } running, the last are for { $date }.
# $days (String) - «3 days»
# $lag (String) - per cent
# $gap (String) - what the plan lacks
talk-why-pace = Below the pace for { $days } running: { $lag } behind, { $gap } to the month’s plan.
# $date (String) - when it was due
# $promise (String) - its words
# $amount (String) - the sum
# $share (String) - per cent of the plan
talk-why-overdue = Due { $date } and not in yet: { $promise }, { $amount }. That is { $share } of the month’s plan.
# $from (String) - a step of the funnel
# $to (String) - the next one
# $now (String) - per cent
# $usual (String) - per cent
# $money (String) - what the difference costs
talk-why-conversion = { $from } → { $to }: { $now } now, usually { $usual }. In money that is about { $money }.
# $percent (String) - how far above
# $promised (String) - a sum
# $delivered (String) - a sum
talk-why-bias = Promises of 12 weeks are { $percent } above what came: { $promised } promised, { $delivered } came.
# $promised (String) - a sum
talk-why-bias-nothing = Of { $promised } promised over 12 weeks nothing has come yet.
# $date (String) - the last date with figures
talk-silence-since = The last figures were for { $date }. What has changed since?
# $days (String) - «2 days»
talk-silence-what = No figures for { $days } running. What happened?
# $days (String) - «2 days»
talk-silence-why = { $days } without a report: is it time, comfort or good news that is missing?
# $gap (String) - what the plan lacks
talk-silence-gap = { $gap } to the month’s plan. What of it is under way already?
# $days (String) - «2 days»
talk-silence-clients = Which clients have waited for an answer these { $days }? Whom to call today?
# $days (String) - «3 days»
talk-pace-since = It has been behind for { $days }. What changed before that?
# $gap (String) - what the plan lacks
talk-pace-gap = { $gap } to the plan. Which clients will close it?
# $needed (String) - a day
# $having (String) - a day
talk-pace-needed = { $needed } a day is needed, { $having } comes. What to add to the day, and what to drop?
# $fact (String) - done
# $plan (String) - the plan
talk-pace-done = { $fact } of { $plan } is done. Which step this week brings the most?
# $promise (String) - its words
# $amount (String) - the sum
talk-overdue-where = { $promise }, { $amount }: where did it stop?
# $date (String) - when it was due
talk-overdue-when = It was due { $date }. Which day is real now, and whom does it depend on?
# $share (String) - per cent of the plan
talk-overdue-else = That is { $share } of the month’s plan. What replaces it if it does not come?
# $from (String) - a step of the funnel
# $to (String) - the next one
# $outputs (String) - how many went on
# $inputs (String) - of how many
talk-conversion-others = { $from } → { $to }: { $outputs } of { $inputs }. What do those say who went no further?
# $usual (String) - per cent
# $now (String) - per cent
talk-conversion-usual = Usually { $usual }, now { $now }. What was done differently then?
# $money (String) - what the difference costs
talk-conversion-money = The difference costs about { $money }. Which one conversation shall we go through together?
# $promised (String) - a sum
# $delivered (String) - a sum
talk-bias-which = { $promised } promised, { $delivered } came. Which deals slip most often?
# $missing (String) - a sum
talk-bias-signs = { $missing } did not come. What could have told us earlier?
# $sample (String) - a sum
# $part (String) - what comes of it
talk-bias-sure = Of every { $sample } promised { $part } has come so far. Which sum is certain today?
# $promised (String) - a sum
talk-bias-first = Which part of { $promised } can come first, and from whom?
# $name (String) - who
# $date (String) - when they talked
# $changes (String) - «calls 31 → 44»
# $outcome (String) - what became of the promise
talk-checked = { $name }, talk of { $date }: { $changes }, { $outcome }
# $name (String) - who
# $date (String) - when they talked
# $outcome (String) - what became of the promise
talk-checked-bare = { $name }, talk of { $date }: { $outcome }
talk-checked-title = What has changed since the talk
# $changes (String) - «calls 31 → 44»
talk-changes = { $changes } a day
# $metric (String) - a name
# $before (String) - the mean before
# $after (String) - the mean after
talk-change = { $metric } { $before } → { $after }
# $metric (String) - a name
talk-change-unknown = { $metric } — nothing to compare yet
talk-outcome-none = nothing agreed
# $state (String) - of the promise
# $date (String) - its day
talk-outcome-promise = { $state ->
    [offered] the assignment is not answered yet
    [declined] the assignment was not taken
    [open] the promise is under way, due { $date }
    [kept] the promise is kept
    [partly] the promise is kept in part
    [broken] the promise is not kept
   *[cancelled] the promise is off
}
talk-stuck-title = No pace will reach the plan:
# $name (String) - who
# $gap (String) - what the plan lacks
talk-stuck-line = { $name } — { $gap } to go
# $name (String) - who
# $gap (String) - what the plan lacks
# $cause (String) - where it is stuck
talk-stuck-line-cause = { $name } — { $gap } to go: { $cause }
# $gap (String) - what the plan lacks
talk-stuck-ask = { $gap } to the month’s plan, and pace alone will not get there: it takes another move. Where is it stuck?
talk-stuck-who = Only the head and the deputy see the answer.
# $cause (String) - where it is stuck
talk-stuck-button = { $cause ->
    [l] Not enough leads
    [r] Cannot reach who decides
    [p] The price
    [d] Contract or invoice
    [t] Not enough time
    [f] All is well, I will catch up
   *[h] I need help
}
# $cause (String) - where it is stuck
talk-stuck-cause = { $cause ->
    [l] not enough leads
    [r] cannot reach who decides
    [p] the price
    [d] contract or invoice
    [t] not enough time
    [f] all is well, will catch up
   *[h] help is needed
}
# $cause (String) - where it is stuck
# $words (String) - the same in words
talk-stuck-thanks = { $cause ->
    [f] Good, I will pass that on. Good luck!
    [h] Passed on. I will write when there is an answer.
   *[l] Thank you, passed on: { $words }. I will write when there is an answer.
}
# $name (String) - who
# $gap (String) - what the plan lacks
# $cause (String) - where it is stuck
talk-stuck-told = { $name }: { $gap } to the month’s plan, pace alone will not get there. “Where is it stuck?” — { $cause }.
# $reply (String) - h, t or y
# $by (String) - who
# $cause (String) - what he had answered
talk-stuck-replied = { $reply ->
    [h] { $by } on your “{ $cause }”: ask me, I can advise.
    [t] { $by } on your “{ $cause }”: let us go together.
   *[y] { $by } on your “{ $cause }”: decide yourself, I trust you.
}
# $reply (String) - h, t or y
# $name (String) - who
talk-stuck-word = { $reply ->
    [h] Passed on. { $name }: you will advise.
    [t] Passed on. { $name }: you will go together.
   *[y] Passed on. { $name }: decides without you.
}
