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
