//! The demo's page as its visitor sees it, in a real browser: the program in its own process, Chromium by WebDriver.
//!
//! Without Chromium and chromedriver these tests pass and say loudly what was left out, unless
//! `PLANERKA_TEST_BROWSER=require`. `PLANERKA_SCREENSHOTS` names a folder for pictures of the page.
#[path = "page/driver.rs"]
mod driver;
#[path = "page/looks.rs"]
mod looks;
#[path = "page/people.rs"]
mod people;
#[path = "page/show.rs"]
mod show;

const OLGA: i64 = 1001;
const IVAN: i64 = 1002;
const MARIA: i64 = 1003;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_answers_as_a_manager_and_sees_the_digest() {
    let Some(show) = show::Show::begin().await else { return };
    people::answers_in_one_line_and_finishes_by_buttons(&show).await;
    people::mends_what_he_has_written(&show).await;
    looks::what_has_just_come_is_written_as_the_rest(&show).await;
    people::sees_the_digest_of_the_team(&show).await;
    show.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_takes_people_over_and_looks_at_it_his_own_way() {
    let Some(show) = show::Show::begin().await else { return };
    people::takes_somebody_over_and_gives_her_back(&show).await;
    people::sees_as_the_head_who_has_answered(&show).await;
    people::is_offered_the_commands_of_whom_he_plays(&show).await;
    looks::a_dark_room_gets_a_dark_page(&show).await;
    looks::a_phone_shows_the_list_and_a_chat_one_at_a_time(&show).await;
    looks::the_page_speaks_english_when_asked_to(&show).await;
    show.ends().await;
}
