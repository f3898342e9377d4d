promise-ask-text = What do you promise, and by when? For example: Daisy pays 120k by Friday
# $what (String) - the promise
promise-ask-due = “{ $what }” — by which day?
# $what (String) - the promise
promise-ask-due-which = “{ $what }” — which day do you mean?
promise-ask-due-type = Write the day: “tomorrow”, “by Friday” or “27 Nov”.
# $what (String) - the promise
promise-ask-amount = “{ $what }” — how much exactly?
# $what (String) - the promise
# $currency (String) - the sign of the department's currency
promise-ask-currency = “{ $what }” — the department counts in { $currency }. How much is that? Write the sum, or I keep the promise without one.
# $what (String) - the promise
promise-ask-part-which = “{ $what }” — how much came?
# $line (String) - the promise with its date
promise-made = 🤝 Noted: { $line }
promise-made-asked = I will ask about it in your report when it is due.
promise-list-own = 🤝 Your promises
promise-list-department = 🤝 Promises of the department
promise-list-none = You have no open promises. To make one: /promise Daisy pays 120k by Friday
promise-list-none-department = Nobody has open promises at the moment.
promise-section-overdue = Overdue
promise-section-today = Due today
promise-section-ahead = Ahead
# $count (Number) - how many are not shown
promise-list-more = and { $count } more
promise-list-how = Press a number to mark a promise, move it or ask for help.
promise-list-how-department = Press a number to open a promise.
# $date (String) - when it was made
promise-card-made = Made on { $date }
# $date (String) - when it was made
# $count (Number) - how many times it was moved
promise-card-moved = { $count ->
    [one] Made on { $date }, moved once
   *[other] Made on { $date }, moved { $count } times
}
# $owner (String) - whose promise
# $promise (String) - the promise with its date
promise-help = { $owner } needs help with a promise: { $promise }
# $count (Number) - how many times this month
promise-help-month = { $count ->
    [one] Asked for help once this month.
   *[other] Asked for help { $count } times this month.
}
# $by (String) - the leader
# $body (String) - the promise
# $answer (String) - h, t or y
promise-help-answered = { $answer ->
    [h] { $by } on “{ $body }”: I will give you a hint, just ask.
    [t] { $by } on “{ $body }”: let’s go together.
   *[y] { $by } on “{ $body }”: decide yourself, I trust you.
}
# $owner (String) - whose promise
# $what (String) - the promise
# $from (String) - the date it has
# $to (String) - the date asked for
promise-move-asked = { $owner } asks to move “{ $what }” from { $from } to { $to }. After two moves it needs your word.
# $by (String) - the leader
# $body (String) - the promise
# $date (String) - the new date
promise-move-allowed = { $by } agrees: “{ $body }” is moved to { $date }.
# $by (String) - the leader
# $body (String) - the promise
promise-move-refused = { $by } asks to keep the date of “{ $body }”. If you need help, open it in /promises
# $by (String) - the leader
# $body (String) - the promise
promise-cancelled-by = { $by } took “{ $body }” off you. It does not count.
# $owner (String) - whose promise
# $body (String) - the promise
# $answer (String) - h, t or y
promise-word-help = { $answer ->
    [h] Told { $owner } you will give a hint: “{ $body }”.
    [t] Told { $owner } you will go together: “{ $body }”.
   *[y] Told { $owner } to decide: “{ $body }”.
}
# $owner (String) - whose promise
# $body (String) - the promise
# $date (String) - the new date
promise-word-allowed = Allowed. { $owner }: “{ $body }” is moved to { $date }.
# $owner (String) - whose promise
# $body (String) - the promise
promise-word-refused = Not moved. { $owner }: “{ $body }” keeps its date.
# $time (String) - the wall clock
# $by (String) - who was faster
promise-already = Answered at { $time }, { $by }
# $time (String) - the wall clock
promise-already-nobody = Answered at { $time }
# $owner (String) - who wrote
# $date (String) - the day of the report
promise-note-passed = 📝 { $owner } passes on a note about { $date }
promise-note-taken = Passed on to the head:
promise-note-deleted = The note is deleted.
promise-button-other-date = Another day
promise-button-without-amount = Without a sum
promise-button-cancel = Take off
promise-button-help = I need help
promise-button-list = ‹ Promises
promise-button-all = All promises
promise-button-hint = I’ll give a hint
promise-button-together = Let’s go together
promise-button-yourself = Decide yourself
promise-button-allow = Allow
promise-button-refuse = No
promise-ask-text-assign = What, and by when? Write a promise of your own as it is; to ask somebody begin with the name: “Smith: send Daisy the proposal by Friday”.
# $what (String) - the promise
promise-ask-owner = “{ $what }” — whom to ask?
# $by (String) - who asks
# $promise (String) - the promise with its date
promise-offer = { $by } asks you to take this on: { $promise }
# $owner (String) - who is asked
# $promise (String) - the promise with its date
promise-offer-chat = 🤝 { $owner }, shall we note the promise: { $promise }?
promise-offered = I have asked, and will tell you the answer.
# $promise (String) - the promise with its owner and date
promise-noted-chat = 🤝 { $promise }
# $what (String) - the promise
promise-take-date = “{ $what }” — by which day will you take it?
promise-declined = All right, I have passed on that it does not work now.
promise-declined-chat = All right, I won’t note it.
# $owner (String) - who was asked
# $promise (String) - the promise with its date
promise-answer-taken = { $owner } takes it: { $promise }
# $owner (String) - who was asked
# $promise (String) - the promise with its date
# $date (String) - the day it was asked for
promise-answer-other = { $owner } takes it by another day: { $promise }. You asked for { $date }.
# $owner (String) - who was asked
# $promise (String) - the promise with its date
promise-answer-declined = { $owner } cannot take it now: { $promise }
# $what (String) - the promise
promise-ask-hand = “{ $what }” — to whom?
# $name (String) - who has left
promise-left = { $name } is no longer in the department. Promises left:
promise-left-how = Press a number to hand a promise to somebody else or to take it off.
promise-section-offered = Waiting for an answer
promise-button-take = I’ll take it
promise-button-take-other = Another day
promise-button-decline = I can’t
promise-button-open = Open the promise
promise-button-hand = Hand over
# $open (Number) - promises
# $today (Number) - of them due today
promise-team-sums = 🤝 Open promises: { $open }, due today: { $today }
# $open (Number) - promises
# $amount (String) - Σ of theirs
# $today (Number) - of them due today
promise-team-sums-money = 🤝 Open promises: { $open } for { $amount }, due today: { $today }
