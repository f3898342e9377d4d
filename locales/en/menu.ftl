menu-title = Menu
menu-groups = Choose a part to see what is in it.
# $commands (String) - names, each with its slash
menu-rest = Also: { $commands }
menu-plain = Here is what you can do:
# $group (String) - day, people, plan, meetings, motivation or settings
menu-group = { $group ->
    [day] Day
    [people] People
    [plan] Plan
    [meetings] Meetings
    [motivation] Motivation
   *[settings] Settings
}
# $command (String) - its name
# $about (String) - what it does
menu-item = /{ $command } · { $about }
menu-back = ← Menu
menu-empty = There is nothing here yet.
# $department (String) - its name
# $role (String) - the reader's role
department-one = You are in one department: { $department }, { $role }. Whatever you write belongs to it.
department-several = You are in several departments. Which one do commands and messages belong to?
department-how = A button or a reply always belongs to the department of its message, and a line of figures to the open report if there is only one.
department-asking = At present I ask every time.
# $department (String) - its name
# $role (String) - the reader's role
department-button = { $department } · { $role }
department-ask-each = Ask every time
# $department (String) - its name
department-chosen = All right: commands and messages belong to { $department } now. To change it: /department
department-unchosen = All right, I shall ask every time.
