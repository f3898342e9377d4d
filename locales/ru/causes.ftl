causes-against-norm = { $name }: { $fact } при норме дня { $norm }.
causes-action = Что сделаем?
causes-action-repeat = Что сделаем, чтобы повторить?
causes-action-how = Напишите одной фразой — запишу обещанием.
causes-action-hindered = Помешало: { $why }
causes-action-worked = Сработало: { $why }
causes-button-no-action = Без действий
causes-title = Что мешало и что помогло, { $dates }
causes-none = Ни причин, ни расследований за эти дни нет.
causes-no-shortfall = Дней заметно ниже плана не было.
causes-shortfall = { $days ->
    [one] До своих планов не хватило { $value } за { $days } день:
    [few] До своих планов не хватило { $value } за { $days } дня:
    [many] До своих планов не хватило { $value } за { $days } дней:
   *[other] До своих планов не хватило { $value } за { $days } дня:
}
causes-unnamed = не названо
causes-weighed = { $days ->
    [one] { $cause } — { $value }, { $days } день
    [few] { $cause } — { $value }, { $days } дня
    [many] { $cause } — { $value }, { $days } дней
   *[other] { $cause } — { $value }, { $days } дня
}
causes-eaten = На что ушло время продаж
causes-times = { $what } × { $times }
causes-eaten-line = { $name }: { $what } — { $value }
causes-worked = Стоит повторить
causes-worked-line = { $name }, { $date }, { $fact } при плане { $plan }: «{ $words }»
causes-open = Открытые расследования
causes-open-line = { $name }, { $date }, { $fact } при плане { $plan } — { $why }
causes-open-line-bare = { $name }, { $date }, { $fact } при плане { $plan }
causes-words = «{ $words }»
causes-ended = Чем закончились расследования
causes-ended-line = { $name }, { $date }: { $end }
causes-promise = { $state ->
    [offered] «{ $body }», до { $date } — ждём ответа
    [declined] «{ $body }», до { $date } — не взято
    [open] «{ $body }», до { $date } — в работе
    [kept] «{ $body }», до { $date } — выполнено
    [partly] «{ $body }», до { $date } — частично
    [broken] «{ $body }», до { $date } — не вышло
   *[cancelled] «{ $body }», до { $date } — снято
}
causes-no-action = без действий
causes-button-all = Показать всё
causes-button-short = ‹ Коротко
causes-button-before = ‹ { $dates }
causes-button-open = { $name }, { $date }
causes-button-week = К причинам недели
causes-button-ask = Попросить обещание
causes-button-back = Назад
causes-card = { $name }, { $date }
causes-card-why = Причина: { $why }
causes-card-no-why = Причина не названа.
causes-card-open = Расследование открыто: что сделаем?
causes-card-end = Итог: { $end }
causes-ask-action = Что попросить пообещать? Напишите одной фразой, можно со сроком.
causes-nothing-to-investigate = За этот день нет факта или плана — расследовать нечего.
causes-today-button = Расследования: { $count }
causes-month = Причины месяца
causes-month-difference = { $name } к прошлому месяцу ({ $month }): { $value }
causes-month-difference-days = { $name } к тем же дням прошлого месяца ({ $dates }): { $value }
causes-month-conversion = { $from } → { $to }
causes-month-check = Средний чек
causes-month-rest = Вне воронки: { $value }
causes-month-part = { $what } { $before } → { $after }: { $value }
causes-month-part-new = { $what }, было не из чего считать, стало { $after }: { $value }
causes-month-part-gone = { $what }, было { $before }, теперь не из чего считать: { $value }
causes-month-part-bare = { $what }: { $value }
causes-month-mark = { $body }, { $dates }
causes-month-marks = Отметки: { $marks }
causes-month-away = { $days ->
    [one] Отсутствия: { $days } рабочий день, месяцем раньше { $before }
    [few] Отсутствия: { $days } рабочих дня, месяцем раньше { $before }
    [many] Отсутствия: { $days } рабочих дней, месяцем раньше { $before }
   *[other] Отсутствия: { $days } рабочего дня, месяцем раньше { $before }
}
causes-month-working = Рабочих дней { $now }, месяцем раньше { $before }
