told-help = { $name } просит помощи: { $promise }
told-help-answered = { $name } отвечает про «{ $promise }»
told-move-asked = { $name } просит перенести «{ $promise }» на { $date }.
told-move-allowed = { $name }: «{ $promise }» переносим на { $date }.
told-move-refused = { $name } просит оставить срок: «{ $promise }».
told-cancelled = { $name } снимает с вас «{ $promise }».
told-note = Заметка от { $name }: { $note }
