promise-ask-text = Что обещаете и к какому сроку? Например: Ромашка оплатит 120к до пятницы
promise-ask-due = «{ $what }» — до какого дня?
promise-ask-due-which = «{ $what }» — какой день имеете в виду?
promise-ask-due-type = Напишите день: «завтра», «до пятницы» или «27.11».
promise-ask-amount = «{ $what }» — какая именно сумма?
promise-ask-currency = «{ $what }» — в отделе считают в { $currency }. Сколько это будет? Напишите сумму или оставьте обещание без неё.
promise-ask-part-which = «{ $what }» — сколько пришло?
promise-made = 🤝 Записал: { $line }
promise-made-asked = Спрошу о нём в отчёте, когда подойдёт срок.
promise-list-own = 🤝 Ваши обещания
promise-list-department = 🤝 Обещания отдела
promise-list-none = Открытых обещаний у вас нет. Дать новое: /promise Ромашка оплатит 120к до пятницы
promise-list-none-department = Открытых обещаний в отделе сейчас нет.
promise-section-overdue = Срок прошёл
promise-section-today = На сегодня
promise-section-ahead = Впереди
promise-list-more = { $count ->
    [one] и ещё { $count } обещание
    [few] и ещё { $count } обещания
    [many] и ещё { $count } обещаний
   *[other] и ещё { $count } обещания
}
promise-list-how = Нажмите на номер, чтобы отметить обещание, перенести его или попросить о помощи.
promise-list-how-department = Нажмите на номер, чтобы открыть обещание.
promise-card-made = Дано { $date }
promise-card-moved = { $count ->
    [one] Дано { $date }, перенесено { $count } раз
    [few] Дано { $date }, перенесено { $count } раза
    [many] Дано { $date }, перенесено { $count } раз
   *[other] Дано { $date }, перенесено { $count } раза
}
promise-help = { $owner } просит помочь с обещанием: { $promise }
promise-help-month = Это { $count }-я просьба о помощи за месяц.
promise-help-answered = { $answer ->
    [h] { $by } про «{ $body }»: подскажу, спрашивайте.
    [t] { $by } про «{ $body }»: пойдём вместе.
   *[y] { $by } про «{ $body }»: решайте сами, доверяю вам.
}
promise-move-asked = { $owner } просит перенести с { $from } на { $to }: { $what }. После двух переносов нужно ваше слово.
promise-move-allowed = { $by } разрешает перенос: «{ $body }» — теперь до { $date }.
promise-move-refused = { $by } просит не менять срок: «{ $body }». Если нужна помощь, откройте обещание в /promises
promise-cancelled-by = { $by } снимает с вас обещание «{ $body }». В счёт оно не пойдёт.
promise-word-help = { $answer ->
    [h] Ответ передал. { $owner }, «{ $body }»: подскажете.
    [t] Ответ передал. { $owner }, «{ $body }»: пойдёте вместе.
   *[y] Ответ передал. { $owner }, «{ $body }»: решает без вас.
}
promise-word-allowed = Перенос разрешён. { $owner }, «{ $body }» — теперь до { $date }.
promise-word-refused = Переноса не будет. { $owner }, «{ $body }» — срок прежний.
promise-already = Отмечено в { $time }, { $by }
promise-already-nobody = Отмечено в { $time }
promise-note-passed = 📝 { $owner } передаёт вам заметку за { $date }
promise-note-taken = Передал РОПу:
promise-note-deleted = Заметку удалил.
promise-button-other-date = Другая дата
promise-button-without-amount = Без суммы
promise-button-cancel = Снять
promise-button-help = Нужна помощь
promise-button-list = ‹ К списку
promise-button-all = Все обещания
promise-button-hint = Подскажу
promise-button-together = Пойдём вместе
promise-button-yourself = Решайте сами
promise-button-allow = Разрешить
promise-button-refuse = Нет
promise-ask-text-assign = Что и к какому сроку? Своё обещание пишите как есть, поручение — с имени: «Иванов: отправить КП Ромашке до пятницы».
promise-ask-owner = «{ $what }» — кому поручить?
promise-offer = { $by } просит вас взять обещание: { $promise }
promise-offer-chat = 🤝 { $owner }, запишем обещание: { $promise }?
promise-offered = Спросил. Напишу, когда будет ответ.
promise-noted-chat = 🤝 { $promise }
promise-take-date = «{ $what }» — к какому дню возьмёте?
promise-declined = Хорошо, передал, что сейчас не получится.
promise-declined-chat = Хорошо, не записываю.
promise-answer-taken = { $owner } берёт: { $promise }
promise-answer-other = { $owner } берёт на другой срок: { $promise }. Просили до { $date }.
promise-answer-declined = { $owner } сейчас не возьмётся: { $promise }
promise-ask-hand = «{ $what }» — кому передать?
promise-left = { $name } больше не в отделе. Остались обещания:
promise-left-how = Нажмите на номер, чтобы передать обещание другому или снять.
promise-section-offered = Ждут ответа
promise-button-take = Беру
promise-button-take-other = Другой срок
promise-button-decline = Не смогу
promise-button-open = Открыть обещание
promise-button-hand = Передать другому
promise-team-sums = 🤝 Открытых обещаний: { $open }, на сегодня { $today }
promise-team-sums-money = 🤝 Открытых обещаний: { $open } на { $amount }, на сегодня { $today }
