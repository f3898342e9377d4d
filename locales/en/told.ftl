# $name (String) - who asks
# $date (String) - the day it is about
told-day-help = { $name } asks for help with the result of { $date }.
