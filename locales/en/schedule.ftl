# $name (String) - the department
schedule-title = “{ $name }”: what happens when
# $preset (String) - the code of a preset
schedule-preset = { $preset ->
    [morning] A meeting in the morning: I ask for yesterday’s results and today’s plan.
    [evening] A meeting in the evening: I ask for today’s results and tomorrow’s plan.
   *[standard] No meeting: in the morning I ask for yesterday’s results and tomorrow’s plan.
}
# $prompt (String) - a time
# $deadline (String) - a time
# $digest (String) - a time
schedule-times = I ask at { $prompt }, wait until { $deadline }, and post the digest at { $digest }.
# $prompt (String) - a time
# $deadline (String) - a time
# $digest (String) - a time, of the next working day
schedule-times-evening = I ask at { $prompt }, wait until { $deadline }, and post the digest on the next working day at { $digest }.
schedule-short-days = Before holidays I ask an hour earlier.
# $profile (String) - the code of a reminder profile
# $time (String) - when the last one comes
schedule-reminders = { $profile ->
    [quiet] I do not remind anybody.
    [insistent] I remind twice: half-way and at { $time }.
   *[normal] I remind once, at { $time }.
}
# $week (String) - working days
schedule-week = Working days: { $week }.
# $zone (String) - a city or a zone
# $time (String) - what the clock shows there
schedule-zone = Time zone: { $zone }, { $time } now.
# $date (String) - the first day
schedule-ahead-times = From { $date }:
# $date (String) - the first day
# $week (String) - working days
schedule-ahead-week = From { $date } the working days are { $week }.
schedule-days-all = every day
# $on (Number) - days worked
# $off (Number) - days off
# $date (String) - when a shift begins
schedule-days-cycle = { $on } on, { $off } off, from { $date }
# $days (String) - one day or several
# $percent (Number) - how much such a day weighs
schedule-days-percent = { $days } at { $percent }%
# $days (String) - several days
# $percent (Number) - how much each of them weighs
schedule-days-percent-each = { $days } at { $percent }% each
# $week (String) - the department's days
schedule-days-own = same as the department ({ $week })
schedule-button-preset = Meeting
schedule-button-times = Times
schedule-button-week = Working days
schedule-button-zone = Time zone
schedule-button-reminders = Reminders
schedule-button-keep-times = Keep the old times
schedule-button-keep-week = Keep the old days
schedule-button-back = ← Back
schedule-button-open = The department’s times
schedule-preset-question = When is your meeting?
# $date (String) - the first day
schedule-preset-hint = I put in the usual times; they can be changed afterwards. It starts on { $date }; today nothing changes.
# $preset (String) - the code of a preset
schedule-preset-name = { $preset ->
    [morning] In the morning
    [evening] In the evening
   *[standard] We have none
}
# $preset (String) - the code of a preset
# $time (String) - when the question comes
schedule-preset-about = { $preset ->
    [morning] in the morning: at { $time } yesterday’s results and today’s plan
    [evening] in the evening: at { $time } today’s results and tomorrow’s plan
   *[standard] none: at { $time } yesterday’s results and tomorrow’s plan
}
schedule-times-question = Which time shall we change?
# $date (String) - the first day
schedule-times-hint = New times start on { $date }; today nothing changes.
# $which (String) - p the question, r the reminder, d the deadline, g the digest
schedule-time = { $which ->
    [p] Question
    [r] Reminder
    [d] Deadline
   *[g] Digest
}
# $minutes (Number) - by how much
schedule-button-earlier = All { $minutes } min earlier
# $minutes (Number) - by how much
schedule-button-later = All { $minutes } min later
# $which (String) - p the question, r the reminder, d the deadline, g the digest
# $time (String) - as it is
schedule-time-question = { $which ->
    [p] When shall I ask? Now it is { $time }.
    [r] When shall I remind? Now it is { $time }.
    [d] Until when shall I wait? Now it is { $time }.
   *[g] When shall I post the digest? Now it is { $time }.
}
schedule-time-hint = Choose or type, for example: 9:30
schedule-time-unknown = I didn’t understand the time. Type, for example: 9:30
# $first (String) - the question's time
# $second (String) - the reminder's
schedule-wrong-reminder = The reminder ({ $second }) has to come after the question ({ $first }). Change the other time first, or move the whole day.
# $first (String) - the reminder's time
# $second (String) - the deadline
schedule-wrong-deadline = The deadline ({ $second }) has to come after the reminder ({ $first }). Change the other time first, or move the whole day.
# $first (String) - the deadline
# $second (String) - the digest's time
schedule-wrong-digest = The digest ({ $second }) cannot go out before the deadline ({ $first }). Change the other time first, or move the whole day.
schedule-wrong-shift = The day would run past midnight. Change the times one by one.
schedule-reminders-question = How shall I remind those who have not answered yet?
schedule-reminders-hint = It takes effect at once. Whoever has chosen for himself keeps his choice.
# $profile (String) - the code of a reminder profile
schedule-reminders-name = { $profile ->
    [quiet] Quietly
    [insistent] Insistently
   *[normal] As usual
}
# $profile (String) - the code of a reminder profile
schedule-reminders-about = { $profile ->
    [quiet] quietly: no reminders
    [insistent] insistently: twice, half-way and before the deadline
   *[normal] as usual: once before the deadline
}
schedule-week-question = On which days does the department work?
# $name (String) - a member
schedule-week-question-for = { $name }: which are the working days?
# $week (String) - working days
schedule-week-now = Now: { $week }.
# $date (String) - the first day
schedule-week-hint = Choose or type: “Mon–Sat”, “Sat 50%”, “2/2 from 1 December”. It starts on { $date }; the days before stay as they were.
schedule-week-unknown = I didn’t understand the days. Type, for example: “Mon–Fri”, “Mon–Fri, Sat 50%” or “2/2 from 1 December”.
schedule-button-as-department = Same as the department
schedule-button-all-days = Every day
schedule-button-by-days = Day by day…
# $week (String) - working days
schedule-draft = Working days: { $week }. Shall I save them?
# $name (String) - a member
# $week (String) - working days
schedule-draft-for = { $name }, working days: { $week }. Shall I save them?
schedule-draft-hint = Tap a day to switch it on or off.
# $day (String) - a weekday
schedule-draft-on = ✅ { $day }
# $day (String) - a weekday
schedule-draft-off = ▫️ { $day }
schedule-button-save = Save
# $on (Number) - days worked
# $off (Number) - days off
schedule-cycle-question = { $on } on, { $off } off: when is the first day of a shift?
schedule-zone-question = Which city is the department in?
# $name (String) - a member
schedule-zone-question-for = { $name }: in which city?
# $zone (String) - a city or a zone
schedule-zone-now = Now: { $zone }.
schedule-zone-hint = Choose or type a city. It takes effect at once; a day that has begun ends as it began.
schedule-zone-own-hint = Choose or type a city. I ask by that clock. The deadline is the department’s; where it is still early then, I wait.
# $zone (String) - the department's
schedule-zone-as-department = Same as the department ({ $zone })
# $date (String) - the first day
schedule-changed-times = New times from { $date }; today nothing changes.
schedule-kept-times = The times stay as they are.
# $date (String) - the first day
schedule-changed-week = New working days from { $date }. The days before stay as they were.
schedule-kept-week = The working days stay as they are.
# $zone (String) - a city or a zone
schedule-changed-zone = Done, we live by the clock of { $zone }.
# $profile (String) - the code of a reminder profile
schedule-changed-reminders = { $profile ->
    [quiet] All right, no reminders.
    [insistent] All right, I will remind twice.
   *[normal] All right, I will remind once.
}
schedule-same = It is so already.
schedule-meanwhile = This has changed while you were looking. Here is how it is now.
# $name (String) - who changed it
# $time (String) - when
schedule-meanwhile-by = This has changed while you were looking: { $name }, { $time }. Here is how it is now.
# $name (String) - who changed it
# $date (String) - the first day
schedule-told-times = { $name } changes the department’s times from { $date }:
# $name (String) - who changed it
schedule-told-kept-times = { $name } keeps the department’s old times:
# $name (String) - who changed it
# $date (String) - the first day
# $week (String) - working days
schedule-told-week = { $name } changes the department’s working days from { $date }: { $week }.
# $name (String) - who changed it
# $week (String) - working days
schedule-told-kept-week = { $name } keeps the department’s old working days: { $week }.
# $name (String) - who changed it
# $zone (String) - a city or a zone
schedule-told-zone = { $name } changes the department’s time zone: { $zone } now.
# $name (String) - who changed it
# $about (String) - the profile in words
schedule-told-reminders = { $name } changes the department’s reminders. Now { $about }.
# $name (String) - a member
# $date (String) - the first day
# $week (String) - working days
schedule-own-changed-week = { $name }, working days from { $date }: { $week }. The days before stay as they were.
# $name (String) - a member
schedule-own-kept-week = { $name }: the working days stay as they are.
# $name (String) - a member
# $zone (String) - a city or a zone
schedule-own-changed-zone = { $name }: the time zone is { $zone }.
# $date (String) - the first day
# $week (String) - working days
schedule-own-ahead = From { $date }: { $week }.
# $by (String) - a leader
# $date (String) - the first day
# $week (String) - working days
schedule-told-own-week = { $by } changes your working days from { $date }: { $week }.
# $by (String) - a leader
# $week (String) - working days
schedule-told-own-kept-week = { $by } keeps your old working days: { $week }.
# $by (String) - a leader
# $zone (String) - a city or a zone
schedule-told-own-zone = { $by } sets your time zone: { $zone }. I will ask by that clock.
# $name (String) - a member
# $date (String) - the first day
# $week (String) - working days
# $by (String) - a leader
schedule-told-week-of = { $name }, working days from { $date }: { $week }. Changed by { $by }.
# $name (String) - a member
# $week (String) - working days
# $by (String) - a leader
schedule-told-kept-week-of = { $name }, the old working days stay: { $week }. Kept by { $by }.
# $name (String) - a member
# $zone (String) - a city or a zone
# $by (String) - a leader
schedule-told-zone-of = { $name }, time zone: { $zone }. Changed by { $by }.
# $name (String) - a member
# $zone (String) - a city or a zone
schedule-told-zone-self = { $name } now lives by the clock of { $zone }.
# $name (String) - a member
schedule-told-zone-self-back = { $name } now lives by the department’s clock.
