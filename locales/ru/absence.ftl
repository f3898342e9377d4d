absence-kind = { $kind ->
    [vacation] отпуск
    [sick] больничный
    [day_off] выходной
   *[other] отсутствие
}
absence-button-kind = { $kind ->
    [vacation] Отпуск
    [sick] Больничный
    [day_off] Выходной
   *[other] Другое
}
absence-noted = Отмечено: { $kind }, { $dates }. Беспокоить не буду.
absence-noted-sick = Поправляйтесь! Отмечено: { $kind }, { $dates }. Беспокоить не буду.
absence-noted-past = Отмечено: { $kind }, { $dates }.
absence-noted-for = { $name }: { $kind }, { $dates }. Отмечено.
absence-told = { $name } не работает: { $kind }, { $dates }.
absence-told-by = { $name }: { $kind }, { $dates }. Отмечает { $by }.
absence-marked = { $by } отмечает: вы не работаете { $dates }. Беспокоить не буду.
absence-cancelled = Отмена: { $name } работает { $dates }.
absence-cancelled-by = { $by } снимает отметку: вы работаете { $dates }.
absence-cancelled-own = Отметка снята: { $dates } — снова рабочее время.
absence-button-cancel = Отменить
absence-button-today = Сегодня
absence-button-tomorrow = Завтра
absence-button-through = По { $date }
absence-button-yes = Отметить
absence-button-day-before = По { $day }
absence-button-self = Я
absence-button-no = Нет, работаю
absence-who = Кто не работает?
absence-what = Что отметить?
absence-what-for = { $name }. Что отметить?
absence-when = { $kind }. Когда? Нажмите или напишите: «до 5 декабря», «с 1 по 14 декабря».
absence-when-for = { $name }, { $kind }. Когда? Нажмите или напишите: «до 5 декабря», «с 1 по 14 декабря».
absence-offer = Отметить { $kind } { $dates }?
absence-offer-sick = Поправляйтесь! Отметить { $kind } { $dates }?
absence-not-a-date = Не понял даты. Напишите, например: «до пятницы» или «с 1 по 14 декабря».
absence-working = Хорошо, работаете. Жду цифры, как обычно.
absence-own = Уже отмечено: { $list }
absence-until-when = По какой день включительно? Например: { $date }
absence-through = по { $date }
absence-which = Отметить { $kind }: какие дни?
absence-passed-on = Это было давно, поэтому спросил РОПа. Ответит — сразу напишу.
absence-asked = { $name } просит отметить задним числом: { $kind }, { $dates }.
absence-button-allow = Отметить
absence-button-decline = Не отмечать
absence-allowed = Отмечено в { $time }, { $by }.
absence-not-allowed = Решено не отмечать: { $time }, { $by }.
absence-declined = Отсутствие { $dates } не отмечено — так решает { $by }. Если это ошибка, поговорите друг с другом.
