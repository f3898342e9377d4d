told-day-help = { $name } просит помощи: что-то не получилось за { $date }.
