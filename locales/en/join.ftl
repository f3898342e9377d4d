# $department (String) - its name
join-who = You are invited to “{ $department }”. Who are you?
join-not-listed = I’m not on the list
# $department (String) - its name
join-name = You are invited to “{ $department }”. What name shall I use for you in the digest?
join-name-again = What name shall I use for you in the digest?
join-name-hint = Type your name, or take the one from Telegram.
# $name (String) - how the person is signed
# $department (String) - its name
join-welcome = Hello, { $name }! You are in “{ $department }”.
join-welcome-reports = Once a day I ask for your figures and plan; one line is enough.
join-welcome-leads = /team shows who has come and who has not.
join-welcome-reads = /digest shows the department’s digest.
join-consent = I keep your name, figures, plans, promises and days of absence. You and those who run the department see all of it, the team only what is shown to everybody.
join-understood = Got it
join-agreed = Thank you, noted.
# $department (String) - its name
join-already = You are in “{ $department }” already.
# $name (String) - who has come
# $here (String) - how many are here
# $of (String) - how many there are
join-told = { $name } is here ({ $here } of { $of })
# $name (String) - who has come
# $role (String) - as whom
# $here (String) - how many are here
# $of (String) - how many there are
join-told-role = { $name } is here as { $role } ({ $here } of { $of })
join-not-ours = Not one of ours
# $name (String) - who is out
join-removed = { $name } is out of the department. The old links no longer work; here is a new one:
# $department (String)
join-back = Welcome back! You are invited to “{ $department }”.
# $name (String) - how he is signed
join-back-as = Your earlier figures are all there, and you are still { $name } in the digest.
join-back-button = Come back
