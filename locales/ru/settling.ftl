settling-month = { $month }
settling-total-share = { $month }, { $metric }: { $fact } из { $plan } ({ $share })
settling-total = { $month }, { $metric }: { $fact } при плане { $plan }
settling-fact = { $month }, { $metric }: { $fact }, план не ставили
settling-no-fact = { $month }, { $metric }: цифр нет, план { $plan }
settling-unknown = { $count ->
    [one] Без цифры { $count } день: { $days }
    [few] Без цифр { $count } дня: { $days }
    [many] Без цифр { $count } дней: { $days }
   *[other] Без цифр { $count } дня: { $days }
}
settling-forecasts = Как я прогнозировал:
settling-forecast = • на { $nth } рабочий день — { $shown }
settling-forecast-exact = • на { $nth } рабочий день — { $shown }, точно
settling-forecast-above = • на { $nth } рабочий день — { $shown }, выше итога на { $miss }
settling-forecast-below = • на { $nth } рабочий день — { $shown }, ниже итога на { $miss }
settling-close-ask = Закрыть месяц? После этого его цифры меняются только с вашего согласия.
settling-waiting = Хорошо, не закрываю. Когда всё сойдётся, нажмите кнопку здесь же.
settling-closed = Месяц закрыт. Поправки к нему теперь приходят вам на подпись.
settling-closed-by = Месяц закрыт в { $time }, { $name }.
settling-button-close = Закрыть месяц
settling-button-wait = Подождать
settling-waits = { $count ->
    [one] { $months } закрыт. Спрошу РОПа и сообщу ответ.
   *[other] { $months } закрыты. Спрошу РОПа и сообщу ответ.
}
settling-late = { $count ->
    [one] { $name }: поправка, { $months } закрыт
   *[other] { $name }: поправка, { $months } закрыты
}
settling-late-by = { $count ->
    [one] { $name }: поправка ({ $by }), { $months } закрыт
   *[other] { $name }: поправка ({ $by }), { $months } закрыты
}
settling-change = { $metric } за { $date }: { $before } → { $after }
settling-first = { $metric } за { $date }: { $after }
settling-button-accept = Принять
settling-button-decline = Не принимать
settling-accepted = Принято: записал.
settling-declined = Не принято: цифры месяца прежние.
settling-accepted-by = Принято в { $time }, { $name }.
settling-declined-by = Не принято в { $time }, { $name }.
settling-told-accepted = { $name }: принято. Записал:
settling-told-declined = { $name } оставляет закрытый месяц как есть. Не вошло:
