menu-title = Меню
menu-groups = Выберите раздел — покажу, что в нём есть.
menu-rest = Ещё: { $commands }
menu-plain = Вот что можно сделать:
menu-group = { $group ->
    [day] День
    [people] Люди
    [plan] План
    [meetings] Собрания
    [motivation] Мотивация
   *[settings] Настройки
}
menu-item = /{ $command } · { $about }
menu-back = ← Меню
menu-empty = Здесь пока ничего нет.
department-one = Вы в одном отделе: «{ $department }», { $role }. Всё, что вы пишете, относится к нему.
department-several = Вы в нескольких отделах. К какому относить команды и сообщения?
department-how = Кнопка и ответ на моё сообщение всегда относятся к отделу этого сообщения, а строка с цифрами — к открытому отчёту, если он один.
department-asking = Сейчас спрашиваю каждый раз.
department-button = { $department } · { $role }
department-ask-each = Спрашивать каждый раз
department-chosen = Хорошо: команды и сообщения теперь относятся к отделу «{ $department }». Сменить: /department
department-unchosen = Хорошо, буду спрашивать каждый раз.
