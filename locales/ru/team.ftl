team-role = { $role ->
    [head] РОП
    [deputy] заместитель
    [manager] менеджер
    [superior] директор
   *[observer] наблюдатель
}
team-title = Отдел «{ $name }»
team-count = { $here } из { $of } на связи
team-not-here = ещё не пришёл
team-lost = заблокировал бота
team-sells = сам продаёт
team-not-asked = цифры не спрашиваю
team-chat = Чат: { $title }
team-no-chat = Чат команды не привязан: сводка приходит вам.
team-invite = Приглашение: { $role }, до { $date }, { $uses ->
    [one] ещё на { $uses } человека
    [few] ещё на { $uses } человек
    [many] ещё на { $uses } человек
   *[other] ещё на { $uses } человека
}
team-revoke = Отозвать: { $role }
team-revoked = Приглашение отозвано: по ссылке больше никто не войдёт.
team-button-invite = Пригласить: { $role }
team-button-people = Добавить списком
team-button-chat = Чат команды
team-member-expected = Ещё не пришёл: войдёт по ссылке и выберет себя.
team-member-reports = Цифры спрашиваю.
team-member-not-reports = Цифры не спрашиваю.
team-member-since = В отделе с { $date }
team-button-role = Сделать: { $role }
team-button-ask = Спрашивать цифры
team-button-not-ask = Не спрашивать цифры
team-button-leave = Ушёл из отдела
team-button-back = ← Вся команда
team-leave-sure = { $name } больше не в отделе? Прежние цифры останутся, спрашивать перестану.
team-leave-yes = Да, ушёл
team-leave-no = Нет, остаётся
team-left = { $name } больше не в отделе. Прежние цифры остались.
team-told-role = { $department }: теперь вы — { $role }.
team-told-reports = Цифры буду спрашивать и у вас.
team-told-not-reports = Цифры у вас спрашивать не буду.
team-told-left = Вы больше не в отделе «{ $department }». Спрашивать перестаю. Спасибо за работу!
team-told-lost = Сообщения не доходят: { $name }. Похоже, бот у него заблокирован.
team-told-asks = { $name } просит помочь: у него нет на это прав. Напишите ему или поменяйте роль.
team-asked = Передал РОПу.
