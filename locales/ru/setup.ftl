setup-greeting = Здравствуйте! Я веду ежедневную планёрку отдела продаж: собираю факт и план одной строкой, напоминаю об обещаниях и выкладываю сводку в чат команды.
setup-greeting-who = Вы РОП? Создайте отдел, это пара минут. Вы менеджер? Попросите у РОПа ссылку-приглашение.
setup-create = Создать отдел
setup-back = ← Назад
setup-name = Как называется отдел?
setup-name-hint = Напишите название или возьмите готовое.
setup-name-default = Отдел продаж
setup-zone = В каком городе отдел?
setup-zone-hint = По его времени я буду спрашивать цифры и выкладывать сводку. Нет в списке — напишите город.
setup-zone-other = Другой город
setup-zone-type = Напишите город или часовой пояс: Тюмень, Алматы, Europe/Berlin.
setup-zone-unknown = Не знаю такого места: { $place }. Напишите ближайший крупный город или пояс, например Europe/Moscow.
setup-zone-maybe = Уточните, пожалуйста: { $place } — это где?
setup-city = { $city ->
    [kaliningrad] Калининград
    [moscow] Москва
    [samara] Самара
    [yekaterinburg] Екатеринбург
    [omsk] Омск
    [novosibirsk] Новосибирск
    [krasnoyarsk] Красноярск
    [irkutsk] Иркутск
    [yakutsk] Якутск
    [vladivostok] Владивосток
    [magadan] Магадан
   *[kamchatka] Камчатка
}
setup-currency = В какой валюте считаете деньги?
setup-template = Как вы продаёте?
setup-template-hint = От этого зависит, какие цифры я буду спрашивать.
setup-preset = Когда у вас планёрка?
setup-preset-standard-about = не проводим: в { $time } спрошу факт за вчера и план на завтра
setup-preset-morning-about = утром: в { $time } спрошу факт за вчера и план на сегодня
setup-preset-evening-about = вечером: в { $time } спрошу факт за сегодня и план на завтра
setup-preset-standard = Не проводим
setup-preset-morning = Утром
setup-preset-evening = Вечером
setup-sells = Вы сами продаёте?
setup-sells-hint = Если да, буду спрашивать цифры и у вас.
setup-sells-yes = Да, продаю
setup-sells-no = Нет, руковожу
setup-press = Здесь выберите кнопку — так надёжнее.
setup-done = Отдел «{ $name }» готов!
setup-link-manager = Перешлите команде эту ссылку. Она действует до { $date }.
setup-link-superior = Перешлите директору эту ссылку. Она на одного человека и действует до { $date }.
setup-link-observer = Ссылка для наблюдателей: они видят только сводку. Действует до { $date }.
setup-link-deputy = Перешлите заместителю эту ссылку. Она на одного человека и действует до { $date }.
setup-link-head = Ссылка для ещё одного РОПа. Она на одного человека и действует до { $date }.
setup-link-once = Кто откроет её первым, тот и войдёт: отправляйте лично.
setup-checklist = Отдел «{ $name }»: что осталось
setup-checklist-done = Отдел «{ $name }»: всё готово
setup-check-team = Ссылка команде
setup-check-joined = Команда: на связи { $here } из { $of }
setup-check-expected = ещё не пришли: { $names }
setup-check-more = ещё { $count }
setup-check-chat = Чат команды
setup-check-chat-rights = в нём у меня пока нет прав администратора
setup-check-chat-muted = в нём мне не дают писать
setup-check-plan = План месяца
setup-check-superior = Директор
setup-button-plan = План месяца
setup-button-link = Ссылка команде
setup-button-chat = Чат команды
setup-button-superior = Пригласить директора
setup-button-people = Кто в отделе?
setup-people = Кто в отделе?
setup-people-hint = Напишите фамилию и имя, по одному в строке. Тогда по ссылке каждый выберет себя, а вы увидите, кто ещё не пришёл.
setup-people-skip = Без списка
setup-people-skipped = Хорошо, без списка: каждый подпишется сам.
setup-people-added = { $count ->
    [one] Записал { $count } человека: { $names }.
    [few] Записал { $count } человека: { $names }.
    [many] Записал { $count } человек: { $names }.
   *[other] Записал { $count } человека: { $names }.
}
setup-people-known = Уже были: { $names }.
setup-people-long = Слишком длинные, не записал: { $names }…
setup-people-none = Никого нового.
setup-people-empty = Не вижу имён. Напишите фамилию и имя, по одному в строке.
