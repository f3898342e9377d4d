told-head = { $date }: сдали { $given } из { $due }
told-head-all = Ответили все.
told-head-owing = Ждём: { $names }
told-head-away = Не работают: { $names }
told-head-not-started = Ещё не на связи: { $names } — я не могу написать первым, попросите нажать «Старт».
told-day-help = { $name } просит помощи: что-то не получилось за { $date }.
