grade-title = Grades
grade-about = Weights share out the department’s target: 130% takes 30% more of it than 100%.
# $usual (String) - three grades
grade-none = There are none yet, and targets are split evenly. Most teams begin with these: { $usual }
# $name (String) - the grade
# $weight (String) - in per cent
grade-titled = { $name }, { $weight }
# $count (Number) - of people
grade-members = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
grade-nobody = nobody yet
grade-junior = Junior
grade-middle = Middle
grade-senior = Senior
grade-button = Grades
# $name (String) - the grade
grade-button-of = Grade: { $name }
grade-button-choose = Set a grade
grade-button-usual = Take these three
grade-button-add = Add a grade
grade-button-change = Change
grade-button-up = Move up
grade-button-down = Move down
grade-button-delete = Delete
grade-button-back = ← All grades
grade-button-not-add = Don’t add
grade-button-keep = Leave as it is
grade-button-none = No grade
grade-button-list = Set up grades
# $name (String) - the member
grade-button-member = ← { $name }
grade-ask = A new grade: its name and weight?
grade-ask-hint = Type both in one line. For example: Senior 130
# $grade (String) - the grade with its weight
grade-ask-change = Now: { $grade }
grade-ask-change-hint = Type a new name, a new weight, or both: Senior 130
# $name (String) - the member
grade-choose = { $name }: which grade?
grade-choose-none = The department has no grades yet. Set them up first.
