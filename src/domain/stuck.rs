//! «Где застряло?»: the help-first question to somebody whose plan no pace will reach, and what may be answered.
//!
//! Apart from the lesson, which is about one day: this is about the month. Source: product.md, «The report». Seen by
//! the person himself and the leaders, never by the team.
use crate::coded;

/// Not asked again within so many own working days.
pub const AGAIN_DAYS: usize = 5;

coded! {
    /// Where it is stuck.
    pub enum Stuck {
        Leads = "l",
        /// «Не дохожу до ЛПР»
        Reach = "r",
        Price = "p",
        /// «Договор или счёт»
        Papers = "d",
        Time = "t",
        /// «Всё в порядке, догоню»
        Fine = "f",
        /// [Нужна помощь]
        Help = "h",
    }
}
