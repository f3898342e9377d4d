team-role = { $role ->
    [head] РОП
    [deputy] заместитель
    [manager] менеджер
    [superior] директор
   *[observer] наблюдатель
}
team-title = Отдел «{ $name }»
team-count = { $here } из { $of } на связи
team-not-here = ещё не на связи
team-lost = бот заблокирован
team-sells = продаёт
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
team-member-expected = Ещё не на связи: нужно войти по ссылке и выбрать себя.
team-member-reports = Цифры спрашиваю.
team-member-not-reports = Цифры не спрашиваю.
team-member-zone = Часовой пояс: { $place }
team-member-since = В отделе с { $date }
team-button-role = Сделать: { $role }
team-button-ask = Спрашивать цифры
team-button-not-ask = Не спрашивать цифры
team-button-rename = Переименовать
team-button-unlink = Другой Telegram
team-button-leave = Больше не в отделе
team-button-back = ← Вся команда
team-leave-sure = { $name } больше не в отделе? Прежние цифры останутся, спрашивать перестану.
team-leave-yes = Да, убрать
team-leave-no = Нет, оставить
team-left = { $name } больше не в отделе. Прежние цифры остались.
team-ask-name = Как подписывать? Сейчас: { $name }
team-ask-name-hint = Напишите фамилию и имя.
team-ask-name-keep = Оставить как есть
team-unlink-sure = { $name }: теперь другой Telegram? Прежний аккаунт отключу сразу. По ссылке с нового нужно будет выбрать себя, и всё пойдёт дальше с теми же цифрами.
team-unlink-yes = Да, отключить
team-unlink-no = Нет
team-unlinked = Прежний аккаунт отключён. Перешлите эту ссылку на новый, там нужно выбрать «{ $name }»:
team-told-renamed = Отдел «{ $department }»: теперь в сводке вы подписаны так: { $name }.
team-told-unlinked = Этот аккаунт больше не связан с отделом «{ $department }». Если это ошибка, скажите РОПу.
team-told-role = { $department }: теперь вы — { $role }.
team-told-reports = Цифры буду спрашивать и у вас.
team-told-not-reports = Цифры у вас спрашивать не буду.
team-told-left = Вы больше не в отделе «{ $department }». Спрашивать перестаю. Спасибо за работу!
team-told-lost = Сообщения не доходят: { $name }. Похоже, бот заблокирован.
team-told-asks = { $name } просит о помощи: роль не позволяет сделать нужное. Напишите лично или поменяйте роль.
team-asked = Передал РОПу.
team-page = { $from }–{ $through }
team-told-not-ours = Похоже, вы попали в отдел «{ $department }» по ошибке: там вас не узнали, и я закрыл доступ. Если это недоразумение, попросите у РОПа новую ссылку.
team-head-lost = Отдел «{ $department }»: уже три дня мои сообщения не доходят до РОПа ({ $heads }). Похоже, бот заблокирован или аккаунт удалён.
team-head-lost-choose = Вы можете назначить РОПом кого-то из тех, кто на связи. Прежний РОП останется в отделе и увидит всё, когда вернётся.
team-head-lost-nobody = Назначить пока некого: на связи никого нет. Поможет тот, кто обслуживает бота: { $command }
team-head-lost-alone = Нового РОПа может назначить директор, но его в отделе нет. Поможет тот, кто обслуживает бота: { $command }
team-button-appoint = Назначить РОПом: { $name }
team-appointed = { $name } теперь РОП отдела «{ $department }» и уже об этом знает.
team-appointed-stays = Прежний РОП ({ $heads }) остаётся в отделе: роль можно поменять в /team, когда станет ясно, что случилось.
team-told-appointed = Отдел «{ $department }»: РОП теперь { $name }. Отмечено в { $time }, { $by }
team-settled = { $what ->
    [not_ours] Это не наш.
    [chat_bound] Привязываем.
    [chat_not_bound] Не привязываем.
    [move_allowed] Перенос разрешён.
    [move_refused] Переноса не будет.
    [hint] Ответ: подскажу.
    [together] Ответ: пойдём вместе.
    [yourself] Ответ: решайте сами.
    [sent_again] Отправляем ещё раз.
   *[was_there] Уже в чате.
} Отмечено в { $time }, { $by }
