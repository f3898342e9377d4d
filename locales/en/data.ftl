# $date (String) - the day the file was made
data-about-what = This is everything the Planerka bot stores about you on { $date }.
data-about-messages = Your messages to the bot are kept as they are for 7 days and then deleted. The bot’s own messages lose their text as soon as they are sent. Neither are in this file.
data-about-documents = The department’s digests and protocols are made of the same data: your name, figures, lessons and promises.
data-about-format = Numbers are exact and written as text; money is in the department’s currency; times are UTC. A dash instead of a number is null.
data-nothing = I store nothing about you: we have not met yet. To begin: /start
data-caption = Everything I store about you is in this file. A browser or any text editor opens it.
data-too-large = There is more data than fits in one file. Ask whoever runs the bot to export it from the database.
data-button-erase = Erase my data
data-erase-which = The data of which department shall I erase?
# $department (String) - its name
data-erase-which-left = { $department } · you have left
# $department (String) - its name
data-erase-which-asked = { $department } · the head is asked
data-erase-none = There is nothing to erase: you are not and have not been in any department.
# $department (String) - its name
data-erase-title = Erase your data in { $department }?
data-erase-goes = What goes:
data-erase-goes-name = your name: digests and protocols will show a number instead, such as “№ 3”
data-erase-goes-account = the link to your Telegram account, and your username
data-erase-goes-texts = all words: lessons, notes, promises, names of clients, reasons for absences
data-erase-stays = What stays, without your name:
data-erase-stays-figures = figures by day, dates of reports, amounts of promises, so that the department’s totals do not change
data-erase-stays-chats = messages already sent to Telegram chats: they can only be deleted there
data-erase-final = It cannot be undone.
data-erase-member = You are still in the department, so I shall ask the head. Once the head agrees, you leave the department and your open promises are off. Without an answer I shall do it myself in 30 days. If you leave before that, nobody needs to be asked.
data-button-sure = Erase
data-button-ask-head = Ask the head
data-button-no = Do not erase
data-kept = All right, nothing was erased.
# $date (String) - the last day
data-asked = I have asked the head. As soon as there is an answer I shall act and tell you; without one I shall erase it myself by { $date }.
data-button-take-back = I changed my mind
data-taken-back = All right, nothing will be erased.
# $name (String) - who asks
data-ask-head = { $name } asks to have their data erased.
# $date (String) - the last day
data-ask-head-what = The name and all words go, the figures stay, so the department’s totals do not change. The person leaves the department. Without an answer I shall erase it myself on { $date }, as the law on personal data wants.
# $count (Number) - open promises
data-ask-head-open = { $count ->
    [one] { $count } promise is open. If you need it, hand it over before you agree: /promises
   *[other] { $count } promises are open. If you need them, hand them over before you agree: /promises
}
data-button-agree = I agree
data-button-decline = No
data-head-done = Done: the name and the words are erased, the figures stay.
# $name (String) - who asked
data-head-declined = { $name }: the data stay. I have passed it on.
data-head-silent = The data are erased: 30 days have passed without an answer. The figures stay.
data-head-left = The data were erased after leaving the department. The figures stay.
# $name (String) - who had asked
data-head-taken-back = { $name } no longer asks to have their data erased.
# $time (String) - when
# $by (String) - who decided
data-head-mark = Noted at { $time }, { $by }.
# $by (String) - the head
# $department (String) - its name
data-declined = { $by } does not agree to erase your data while you are in { $department }. Talk it over. Once you have left, nobody needs to agree: /my_data
# $department (String) - its name
data-erased = Your data in { $department } are erased: your name, your words and the link to this account are gone. Thank you for your work, and good luck!
