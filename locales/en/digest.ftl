# $dates (String) - «Fri 20 Nov», or the first and the last date
digest-heading = Results for { $dates }
# $nth (String) - «14th»
# $of (Number) - working days of the month
digest-working-day = { $nth } working day of { $of }
# $given (Number) - reports in
# $due (Number) - reports due
digest-coverage = { $given } of { $due } reported
# $time (String) - when it was updated
# $given (Number) - reports in
# $due (Number) - reports due
digest-updated = updated { $time }, { $given } of { $due } reported
# $time (String) - the last deadline that is still ahead
digest-waits = waiting until { $time }
# $dates (String) - «Fri 20 Nov», or the first and the last date
digest-by-people = Results for { $dates }: by person
digest-all-above = The whole digest is in the message above.
# $named (Number) - reports with a plan
# $given (Number) - reports in that were asked for one
digest-plans = { $named } of { $given } named a plan
# $count (Number) - how many are away
# $names (String) - their names
digest-away = { $count ->
    [one] off: { $names }
   *[other] off: { $names }
}
# $body (String) - an event
# $dates (String) - its days
digest-mark = { $body } ({ $dates })
# $count (Number) - how many are left out
digest-and-more = and { $count } more
# $fact (String) - what was done
# $pledge (String) - what was planned
digest-against = { $fact } against a plan of { $pledge }
# $metric (String) - the main metric's name
digest-main-unknown = { $metric }: no figures yet
# $value (String) - what was done beyond any plan
digest-unplanned = plus { $value } unplanned
digest-month = Month
# $fact (String) - what has been done
# $plan (String) - what is planned
digest-month-of = { $fact } of { $plan }
# $percent (String) - the part of the plan that should be there by now
digest-month-expected = { $percent } due by today
# $days (Number) - working days nobody gave a number for
digest-month-unknown = { $days ->
    [one] { $days } day missing
   *[other] { $days } days missing
}
digest-forecast = Forecast
digest-forecast-unknown = Forecast: not enough data yet
# $plan (String) - what is planned
digest-month-plan = Month: no figures yet, plan { $plan }
# $fact (String) - what has been done
digest-month-zero = { $fact }, plan 0
# $known (Number) - people with a forecast
# $of (Number) - people with a plan
digest-forecast-part = { $known } of { $of } people
# $value (String) - a forecast
digest-month-promised = { $value } by promises
# $value (String) - what a day needs
digest-month-needed = { $value } a day needed
# $gap (String) - what is left to the plan
# $named (String) - promised by name
# $left (String) - not promised yet
digest-closing = { $gap } to go: { $named } promised by name, { $left } not yet
# $gap (String) - what is left to the plan
digest-closing-none = { $gap } to go: nothing promised by name yet
# $gap (String) - what is left to the plan
digest-closing-all = { $gap } to go: all of it promised by name
digest-funnel = Funnel
# $known (Number) - members with a number
# $of (Number) - members asked
digest-known = ({ $known } of { $of })
# $pledge (String) - the plan
digest-person-plan = (plan { $pledge })
# $day (String) - a weekday or a date
# $value (String) - the plan
digest-next = { $day }: { $value }
# $day (String) - an older date
digest-older = Added for { $day }:
digest-corrections = Corrections:
digest-no-number = no figure
# $kept (Number) - promises kept
# $due (Number) - promises due
digest-promises-kept = { $kept } of { $due } kept
# $today (Number) - promises due today
digest-promises-today = { $today } due today
# $what (String) - kept and due today
digest-promises = Promises: { $what }
digest-no-chat = No team chat is connected yet, so the digest has come to you.
digest-chat-lost = I am not in the team chat, so the digest has come to you.
digest-chat-muted = I am not allowed to write in the team chat, so the digest has come to you.
digest-to-chat = Forward to the chat
digest-publish = Publish
digest-wait = Wait
digest-publish-now = Publish
digest-as-is = Publish as is
digest-skip = Do not publish
digest-remind-all = Remind everybody
digest-open-post = Open in the chat
# $time (String) - the time of posting
digest-preview = This is how the digest looks now. It goes out at { $time }.
# $time (String) - the time of posting
digest-preview-asks = This is how the digest looks now. Unless you tap something, it goes out at { $time }.
digest-preview-waits = The digest is waiting for your word. It looks like this now:
# $due (Number) - reports due
# $until (String) - until when it can still go out by itself
digest-nobody-yet = { $due ->
    [1] The report is not in yet. I am not sending the digest to the chat: I will publish it with the report, if that comes before { $until }.
    [one] None of the { $due } reports is in yet. I am not sending the digest to the chat: I will publish it with the first report, if that comes before { $until }.
   *[other] None of the { $due } reports is in yet. I am not sending the digest to the chat: I will publish it with the first report, if that comes before { $until }.
}
digest-nothing-yet = There is no digest yet: it will be made of the first reports.
digest-nobody-due = No reports are due today, so there will be no digest.
digest-draft = This digest is not in the chat yet.
digest-done-posted = The digest is in the chat.
digest-done-to-heads = No team chat is connected yet. I have sent the digest to you in private.
digest-done-refreshed = The digest in the chat is fresh: I update it myself, at most once in two minutes.
digest-done-waiting = All right, I will wait. The digest goes out when you tap “Publish”.
digest-done-skipped = All right, I will not publish this digest. All figures are kept: /digest and /protocol show them.
digest-done-no-chat = There is nowhere to forward it yet: no team chat is connected. Add me to the chat (the button is in /team) and tap again.
digest-done-stale = This digest is closed: the next one is out.
# $time (String) - when it was decided
# $name (String) - by whom
digest-marked = Already settled at { $time } by { $name }.
digest-last-post = The latest digest:
digest-no-post = There is no digest in the chat yet. I can show you yours in private: /digest.
# $what (String) - digest, protocol or other
digest-held = { $what ->
    [digest] Telegram did not confirm that the digest appeared in the chat. Please have a look and tell me what to do.
    [protocol] Telegram did not confirm that the protocol appeared in the chat. Please have a look and tell me what to do.
   *[other] Telegram did not confirm that my message appeared in the chat. Please have a look and tell me what to do.
}
digest-send-again = Send it again
digest-already-there = It is there
digest-held-again = Sending it again.
digest-held-there = Thank you, I will not send it twice.
digest-held-settled = This has been settled already.
# $time (String) - when
# $name (String) - who decided
digest-decided-posted = The digest is posted as it is. Marked at { $time } by { $name }.
# $time (String) - when
# $name (String) - who decided
digest-decided-skipped = The digest is not posted today. Marked at { $time } by { $name }.
