language-name = English
# $count (Number) - how many
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
