chat-how = Team chat
# $title (String) - of the chat
chat-how-now = Now: “{ $title }”. Another chat will take its place.
chat-how-button = Press the button and choose the chat.
chat-how-code = Didn’t work? Add me to the chat and type there:
chat-how-topic = If the chat has topics, send the code in the one the digest should go to.
chat-how-lives = The code works for 15 minutes.
chat-button = Choose the chat
chat-unbind = Disconnect
# $title (String) - of the chat
chat-unbound = The chat “{ $title }” is disconnected. The digest will come to you.
# $name (String) - the department
chat-card = “{ $name }” meets here. I will post the digest of the day to this chat. Send figures and plans to me in private.
chat-card-hears = For now all I see here is commands with my name after them and replies to my messages.
chat-card-rights = Please make me an administrator, the simplest rights will do: then a command works without my name too.
chat-asked-head = To connect this chat I need a word from the head of sales: I have just asked in private.
# $title (String) - of the chat
# $by (String) - who wants it
chat-ask = Connect the chat “{ $title }” to the department? Suggested by { $by }.
chat-ask-yes = Connect
chat-ask-no = No
# $title (String) - of the chat
chat-yes = The chat “{ $title }” is connected.
chat-no = All right, I’ll leave it alone.
# $title (String) - of the chat
# $here (String) - who have come
# $of (String) - of how many
chat-bound = The chat “{ $title }” is connected. { $here } of { $of } are in touch with me.
# $title (String) - of the chat
# $in_chat (String) - people in the chat
# $here (String) - of them in touch with the bot
chat-bound-counted = The chat “{ $title }” is connected. { $in_chat } in the chat, { $here } in touch with me.
# $title (String) - of the chat
chat-lost = I am no longer in the chat “{ $title }”. Until I am back the digest comes to you.
chat-lost-how = Bring me back and everything goes on as before. If the chat is gone, the same button lets you choose another.
chat-lost-button = Back to the chat
# $title (String) - of the chat
chat-muted = I am not allowed to write in the chat “{ $title }”. For now the digest comes to you.
chat-muted-how = Ask an administrator of the chat to let me send messages, or to make me an administrator. Then all goes on by itself.
chat-other = Choose another chat
# $title (String) - of the chat
chat-back = I am back in the chat “{ $title }”: the digest goes there again.
chat-back-digest = So far only you have the latest digest.
# $title (String) - of the chat
chat-topic-gone = The topic for the digest in the chat “{ $title }” is gone. For now I write in General.
chat-topic-gone-how = To choose another topic, tap the button and send the code in the topic you want.
# $title (String) - of the chat
chat-topic-closed = The topic for the digest in the chat “{ $title }” is closed. For now I write in General.
chat-topic-closed-how = Reopen it or make me an administrator, and I will go back there by myself. Or choose another topic.
chat-topic-button = Choose a topic
chat-not-bound = This chat is not connected to a department yet. The head of sales gets a code in private: /team → “Team chat”.
chat-help = Figures and plans go to me in private. Here I post the digest.
chat-anonymous = You are writing in the name of the chat, so I cannot see who you are. Please send it in your own name: anonymity is switched off in your administrator rights.
# $command (String)
chat-promise-how = Reply with { $command } to a message with a promise: I will note it as its author's, once they press “I’ll take it”.
