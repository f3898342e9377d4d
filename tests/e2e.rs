//! People talk with the real bot over HTTP, through the stand-in for Telegram, with a hand-moved clock, on both
//! databases. Waiting is for quiet, never for time.
#[path = "e2e/asking.rs"]
mod asking;
#[path = "e2e/away.rs"]
mod away;
#[path = "support/base.rs"]
mod base;
#[path = "e2e/calendar.rs"]
mod calendar;
#[path = "e2e/causes.rs"]
mod causes;
#[path = "e2e/chat.rs"]
mod chat;
#[path = "e2e/command_line.rs"]
mod command_line;
#[path = "e2e/corrections.rs"]
mod corrections;
#[path = "e2e/crowd.rs"]
mod crowd;
#[path = "e2e/day.rs"]
mod day;
#[path = "e2e/days.rs"]
mod days;
#[path = "e2e/demo.rs"]
mod demo;
#[path = "e2e/departments.rs"]
mod departments;
#[path = "e2e/digest.rs"]
mod digest;
#[path = "e2e/funnel.rs"]
mod funnel;
#[path = "e2e/grades.rs"]
mod grades;
#[path = "e2e/head.rs"]
mod head;
#[path = "e2e/leaders.rs"]
mod leaders;
#[path = "e2e/life.rs"]
mod life;
#[path = "e2e/menu.rs"]
mod menu;
#[path = "e2e/metrics.rs"]
mod metrics;
#[path = "e2e/month.rs"]
mod month;
#[path = "e2e/moving.rs"]
mod moving;
#[path = "e2e/my_data.rs"]
mod my_data;
#[path = "e2e/origin.rs"]
mod origin;
#[path = "e2e/page.rs"]
mod page;
#[path = "e2e/people.rs"]
mod people;
#[path = "e2e/planfact.rs"]
mod planfact;
#[path = "e2e/process.rs"]
mod process;
#[path = "e2e/promise.rs"]
mod promise;
#[path = "e2e/protocol.rs"]
mod protocol;
#[path = "e2e/replicas.rs"]
mod replicas;
#[path = "e2e/rules.rs"]
mod rules;
#[path = "e2e/schedule.rs"]
mod schedule;
#[path = "e2e/seasons.rs"]
mod seasons;
#[path = "e2e/sellers.rs"]
mod sellers;
#[path = "e2e/settings.rs"]
mod settings;
#[path = "e2e/settling.rs"]
mod settling;
#[path = "e2e/setup.rs"]
mod setup;
#[path = "e2e/several.rs"]
mod several;
#[path = "e2e/sight.rs"]
mod sight;
#[path = "e2e/talk_to.rs"]
mod talk_to;
#[path = "e2e/targets.rs"]
mod targets;
#[path = "e2e/team.rs"]
mod team;
#[path = "e2e/times.rs"]
mod times;
#[path = "e2e/typed.rs"]
mod typed;
#[path = "e2e/weekly.rs"]
mod weekly;
#[path = "e2e/world.rs"]
mod world;
#[path = "e2e/wrong.rs"]
mod wrong;
#[path = "e2e/zones.rs"]
mod zones;
