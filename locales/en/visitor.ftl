# $number (String) - which guest it is
visitor-guest = Guest { $number }
# $by (String) - whose doing it is
visitor-created = { $by } created the group
# $names (String) - who has come
visitor-joined = { $names } joined
# $name (String) - who has gone
visitor-left = { $name } left
# $by (String) - whose doing it is
# $title (String) - the new title
visitor-titled = { $by } renamed the group to { $title }
visitor-supergroup = The group became a supergroup
# $by (String) - whose doing it is
visitor-pinned = { $by } pinned a message
# $by (String) - whose doing it is
# $title (String) - the topic
visitor-topic = { $by } opened the topic { $title }
# $by (String) - whose doing it is
visitor-topic-closed = { $by } closed the topic
# $by (String) - whose doing it is
visitor-topic-reopened = { $by } reopened the topic
# $address (String) - where the page is
visitor-ready = The demo is at { $address } — open it in a browser. Ctrl-C ends it.
# $folder (String) - the folder that was named
visitor-folder-used = There is a demo.db of another show in { $folder }. Name another folder, or remove that file.
