apply-created = Отдел «{ $name }» ({ $key }) создан.
apply-updated = Отдел «{ $name }» ({ $key }) обновлён.
apply-same = Отдел «{ $name }» ({ $key }): ничего не изменилось.
apply-times-from = Новое расписание — с { $date }.
apply-not-started = Ещё не нажали «Старт»: { $names }. Пусть каждый откроет бота и нажмёт: первым бот написать не может.
apply-metric-added = + показатель «{ $name }»
apply-metric = показатель «{ $name }», { $change }
apply-metrics-order = порядок показателей: { $names }
apply-member-added = + { $name }, { $role }
apply-member-added-reports = + { $name }, { $role }, сдаёт цифры
apply-member-added-not-reports = + { $name }, { $role }, цифры не сдаёт
apply-member = { $name }, { $change }
apply-target = план «{ $metric }», { $month }, { $change }
apply-members-order = порядок людей: { $names }
apply-grade-added = + грейд «{ $name }», { $weight }
apply-grade = грейд «{ $name }», { $change }
apply-grades-order = порядок грейдов: { $names }
apply-set = { $field }: { $after }
apply-unset = { $field }: больше нет (было { $before })
apply-change = { $field }: { $before } → { $after }
apply-yes = да
apply-no = нет
apply-field = { $field ->
    [name] название
    [person_name] имя
    [zone] часовой пояс
    [language] язык
    [currency] валюта
    [calendar] производственный календарь
    [public] что видит команда
    [reminders] напоминания
    [week] рабочая неделя
    [chat] чат команды
    [topic] тема в чате
    [preset] режим
    [prompt] вопрос
    [reminder] напоминание
    [deadline] срок
    [digest] сводка
    [aliases] другие названия
    [unit] единица
    [kind] вид
    [direction] что лучше
    [scale] знаков после запятой
    [negative] бывает меньше нуля
    [asked] что спрашиваем
    [main] главный
    [step] шаг воронки
    [hint] подсказка
    [limit] предел
    [rhythm] ритм
    [asked_of] у кого спрашиваем
    [telegram] Telegram id
    [role] роль
    [reports] сдаёт цифры
    [grade] грейд
    [weight] вес
    [joined_on] в отделе с
    [total] итог
    [basis] делёж
    [shares] доли вручную
   *[left_on] работает по
}
apply-value = { $code ->
    [ru] русский
    [en] английский
    [calendar_ru] российский
    [calendar_none] без праздников
    [people] цифры каждого
    [best] лучших и отдел
    [department] только отдел
    [quiet] тихо
    [normal] обычно
    [insistent] настойчиво
    [standard] факт за вчера, план на завтра
    [morning] факт за вчера, план на сегодня
    [evening] факт за сегодня, план на завтра
    [count] штуки
    [money] деньги
    [flow] сумма за дни
    [snapshot] последнее значение
    [more] больше
    [less] меньше
    [fact_and_plan] факт и план
    [fact] только факт
    [weekly] раз в неделю
    [no] ничего
    [steady] ровный
    [lumpy] рывками
    [all] у всех
    [basis_equal] поровну
    [basis_grade] по грейдам
    [basis_history] по истории
    [basis_hand] вручную
    [some] у некоторых
    [head] РОП
    [deputy] заместитель
    [manager] менеджер
    [superior] директор
    [observer] наблюдатель
   *[other] { $code }
}
apply-no-file = Не могу прочитать файл { $file }: { $why }.
apply-not-found = такого файла нет
apply-forbidden = нет прав на чтение
apply-not-text = это не текст в UTF-8
export-which = Отделов несколько: { $keys }. Назовите один: planerka export { $first }
export-nothing = Отделов пока нет.
export-unknown = Отдела «{ $key }» нет. Есть: { $keys }.
head-appointed = { $name } теперь РОП отдела «{ $department }».
head-already = { $name } уже РОП отдела «{ $department }», ничего не изменилось.
head-start = Пусть откроет бота и нажмёт «Старт»: первым бот написать не может.
head-unnamed = РОП
apply-day-kind = { $kind ->
    [off] выходной
    [short] короткий
   *[working] рабочий
}
apply-day = { $kind ->
    [off] + { $date }: выходной
    [short] + { $date }: короткий день
   *[working] + { $date }: рабочий день
}
apply-day-changed = { $date }: { $before } → { $after }
apply-mark = + отметка «{ $text }», { $dates }
