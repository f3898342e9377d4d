# $name (String) - who asks
# $promise (String) - the promise
told-help = { $name } asks for help with: { $promise }
# $name (String) - who answered
# $promise (String) - the promise
told-help-answered = { $name } answered about: { $promise }
# $name (String) - whose promise
# $promise (String) - the promise
# $date (String) - the new date
told-move-asked = { $name } asks to move “{ $promise }” to { $date }.
# $name (String) - who allowed
# $promise (String) - the promise
# $date (String) - the new date
told-move-allowed = { $name }: “{ $promise }” is moved to { $date }.
# $name (String) - who refused
# $promise (String) - the promise
told-move-refused = { $name } asks to keep the date of “{ $promise }”.
# $name (String) - who took it off
# $promise (String) - the promise
told-cancelled = { $name } has taken “{ $promise }” off you.
# $name (String) - who wrote
# $note (String) - the note
told-note = A note from { $name }: { $note }
# $date (String) - the coordination day
# $given (Number) - reports in
# $due (Number) - reports due
told-head = { $date }: { $given } of { $due } reports are in
told-head-all = Everybody has answered.
# $names (String) - who owes
told-head-owing = Still to come: { $names }
# $names (String) - who is away
told-head-away = Not working: { $names }
# $names (String) - who has not pressed Start
told-head-not-started = Not with us yet: { $names } — I cannot write first, ask them to press Start.
