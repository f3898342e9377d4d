metrics-title = Показатели отдела «{ $name }»
metrics-note = Порядок здесь — порядок цифр в строке отчёта. Изменения действуют со следующего отчёта: уже открытые дойдут так, как начались.
metrics-line-main = главный
metrics-line-step = { $step }-й шаг воронки
metrics-line-some = не у всех
metrics-asked = { $asked ->
    [fact_and_plan] факт и план
    [fact] факт
    [weekly] раз в неделю
   *[no] не спрашиваю
}
metrics-button-new = Новый показатель
metrics-button-template = Взять готовый
metrics-button-crm = Порядок в CRM
metrics-button-crm-add = Добавить
metrics-button-back = ← Все показатели
metrics-button-card = ← { $name }
metrics-card-main = Главный: на него смотрят сводка и вывод дня.
metrics-card-aliases = Пишут и так: { $aliases }
metrics-card-no-aliases = Другими словами его не пишут, хватает названия.
metrics-card-asked = Спрашиваю: { $asked }.
metrics-card-not-asked = Сейчас не спрашиваю. Всё, что записано, на месте.
metrics-card-asked-of = Спрашиваю: { $asked }. У кого: { $names }.
metrics-card-nobody = пока ни у кого
metrics-card-step = Воронка: { $step }-й шаг из { $of }.
metrics-card-no-step = В воронку не входит.
metrics-card-direction = { $direction ->
    [less] Чем меньше, тем лучше.
   *[more] Чем больше, тем лучше.
}
metrics-card-rhythm = { $rhythm ->
    [lumpy] Приходит крупными суммами.
   *[steady] Приходит ровно.
}
metrics-card-limit = Предел: { $limit }. Кто вышел за него, узнает сам, узнаете и вы. Больше никто.
metrics-card-no-limit = Предела нет.
metrics-card-hint = Что считаем: { $hint }
metrics-card-no-hint = Подсказки, что считать, нет.
metrics-card-kind = { $kind ->
    [snapshot] Берём последнее значение: дни не складываются.
   *[flow] Складываем по дням.
}
metrics-card-unit = Единица: { $unit }; { $decimals ->
    [0] только целые
    [1] до десятых
    [2] до сотых
   *[other] до тысячных
}; { $negative ->
    [yes] бывает меньше нуля
   *[no] меньше нуля не бывает
}. Это не меняется.
metrics-unit = { $unit ->
    [count] штуки
   *[money] деньги
}
metrics-button-name = Название
metrics-button-aliases = Как ещё пишут
metrics-button-hint = Что считаем
metrics-button-limit = Предел
metrics-button-asked = Что спрашивать
metrics-button-asked-of = У кого
metrics-button-main = Сделать главным
metrics-button-step = Воронка
metrics-button-direction = { $direction ->
    [less] Меньше — лучше
   *[more] Больше — лучше
}
metrics-button-rhythm = { $rhythm ->
    [lumpy] Крупными суммами
   *[steady] Приходит ровно
}
metrics-button-up = ↑ Выше
metrics-button-down = ↓ Ниже
metrics-button-stop = Не спрашивать больше
metrics-button-clear = Убрать
metrics-button-keep = Оставить как есть
metrics-ask-name = Как назвать? Сейчас: { $name }
metrics-ask-name-how = По этому слову показатель узнают в строке отчёта.
metrics-ask-aliases = Как ещё пишут «{ $name }»?
metrics-ask-aliases-now = Сейчас: { $aliases }
metrics-ask-aliases-how = Пришлите весь список через запятую, например: { $example }
metrics-ask-aliases-example = зв, дозвоны, набор
metrics-ask-hint = «{ $name }»: что засчитываем?
metrics-ask-hint-how = Одной фразой, её увидят новички и те, кто ошибся. Например: { $example }
metrics-ask-hint-example = исходящие от 30 секунд
metrics-ask-now = Сейчас: { $text }
metrics-ask-limit = «{ $name }»: какой предел?
metrics-ask-limit-how = { $direction ->
    [less] Пришлите число: больше него — уже повод помочь. Узнают только сам человек и вы.
   *[more] Пришлите число: меньше него — уже повод помочь. Узнают только сам человек и вы.
}
metrics-ask-asked = Что спрашивать: «{ $name }»?
metrics-choose = { $asked ->
    [fact_and_plan] Факт и план, каждый день
    [fact] Только факт, каждый день
    [weekly] Раз в неделю
   *[no] Не спрашивать
}
metrics-ask-asked-of = У кого спрашивать «{ $name }»?
metrics-ask-asked-of-all = Сейчас — у всех, и у новых тоже.
metrics-ask-asked-of-some = Сейчас — у отмеченных. Новых добавляйте сами.
metrics-button-all = Спрашивать у всех
metrics-button-member = { $asked ->
    [yes] ✓ { $name }
   *[no] { $name }
}
metrics-ask-step = На каком шаге воронки «{ $name }»?
metrics-ask-step-now = Сейчас: { $steps }
metrics-ask-step-empty = Воронка пока пуста.
metrics-button-nth = { $step }-й
metrics-button-no-step = Вне воронки
metrics-new-name = Как назвать новый показатель?
metrics-new-name-how = По этому слову его узнают в строке отчёта. Например: { $example }
metrics-new-name-example = Замеры
metrics-new-unit = { $name }: в чём считаем?
metrics-new-unit-choice = { $unit ->
    [c] Штуки
    [m] Деньги
   *[o] Своя единица
}
metrics-new-own-unit = В чём? Одним словом, например: кг, час, м²
metrics-new-decimals = { $name }: бывают дробные?
metrics-new-decimals-choice = { $decimals ->
    [0] Только целые
    [1] До десятых
    [2] До сотых
   *[other] До тысячных
}
metrics-new-negative = { $name }: бывает меньше нуля?
metrics-new-negative-why = Например, когда возвратов больше, чем продаж. Потом это не поменять.
metrics-new-negative-choice = { $negative ->
    [yes] Да, бывает
   *[no] Нет
}
metrics-new-telling = { $name }: что спрашивать?
metrics-new-telling-choice = { $telling ->
    [p] Факт и план, каждый день
    [f] Только факт, каждый день
    [s] Сколько есть на конец дня
   *[w] Сколько есть, раз в неделю
}
metrics-added = { $names } — спрошу со следующего отчёта.
metrics-from-template = Из какого набора?
metrics-from-template-which = Что добавить?
metrics-from-template-none = Всё из этого набора вы уже спрашиваете.
metrics-crm-which = «Порядок в CRM»: { $names }. Спрошу раз в неделю, в последний рабочий день каждого. Чужих цифр никто не увидит.
metrics-faster = Уже сделано в { $time }, { $name }.
metrics-told-added = { $by } добавляет показатель «{ $metric }»: { $asked }. Спрошу со следующего отчёта.
metrics-told-asked = { $by } меняет показатель «{ $metric }»: было «{ $before }», теперь «{ $after }». Действует со следующего отчёта.
metrics-told-asked-of = { $by } меняет, у кого спрашивать «{ $metric }»: { $names }.
metrics-told-everybody = у всех
metrics-told-main = { $by } делает главным показатель «{ $metric }»: на него будут смотреть сводка и вывод дня.
metrics-told-limit = { $by } ставит предел для «{ $metric }»: { $limit }.
metrics-told-no-limit = { $by } убирает предел показателя «{ $metric }».
metrics-line-fresh = Новое в строке: { $names }.
metrics-line-gone = Больше не спрашиваю: { $names }.
metrics-line-moved = Порядок цифр изменился, посмотрите на строку выше.
