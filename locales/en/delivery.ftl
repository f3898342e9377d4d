# $code (String) - what to look for in the log
delivery-apology = Sorry, something went wrong and I did not save that. Please try again. If it happens again, give the code { $code } to whoever set me up.
