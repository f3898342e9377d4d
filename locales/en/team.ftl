# $role (String) - the code of a role
team-role = { $role ->
    [head] head of sales
    [deputy] deputy
    [manager] manager
    [superior] director
   *[observer] observer
}
# $name (String) - the department
team-title = “{ $name }”
# $here (String) - who have come
# $of (String) - of how many
team-count = { $here } of { $of } are here
team-not-here = not here yet
team-lost = has blocked the bot
team-sells = sells too
team-not-asked = not asked for figures
# $title (String) - of the chat
team-chat = Chat: { $title }
team-no-chat = No team chat is bound: the digest comes to you.
# $role (String) - whom it lets in
# $date (String) - its last day
# $uses (Number) - how many more it lets in
team-invite = Invite: { $role }, until { $date }, { $uses ->
    [one] for { $uses } more person
   *[other] for { $uses } more people
}
# $role (String) - whose invite
team-revoke = Revoke: { $role }
team-revoked = The invite is revoked: nobody gets in by this link any more.
# $role (String) - whom to invite
team-button-invite = Invite: { $role }
team-button-people = Add a list
team-button-chat = Team chat
team-member-expected = Not here yet: comes by the link and chooses this name.
team-member-reports = I ask for figures.
team-member-not-reports = I do not ask for figures.
# $date (String) - of joining
team-member-since = In the department since { $date }
# $role (String) - the new role
team-button-role = Make: { $role }
team-button-ask = Ask for figures
team-button-not-ask = Do not ask for figures
team-button-leave = Has left
team-button-back = ← The whole team
# $name (String) - who
team-leave-sure = Has { $name } left the department? Past figures stay, I stop asking.
team-leave-yes = Yes, has left
team-leave-no = No, stays
# $name (String) - who
team-left = { $name } is in the department no longer. Past figures stay.
# $department (String) - its name
# $role (String) - the new role
team-told-role = { $department }: you are { $role } now.
team-told-reports = I will ask you for figures.
team-told-not-reports = I will not ask you for figures.
# $department (String) - its name
team-told-left = You are no longer in “{ $department }”. I stop asking. Thank you for your work!
# $name (String) - who cannot be reached
team-told-lost = My messages do not reach { $name }: the bot seems to be blocked.
# $name (String) - who asks
team-told-asks = { $name } asks for help: his role does not allow it. Write to him, or change the role.
team-asked = Passed on to the head of sales.
