//! Where a handler panicked, without what it said: a panic's message may hold a person's text.
//!
//! The process has one panic hook; this one is silent for code run by [`watched`] and leaves all other panics to the
//! hook that was there before.
use futures::FutureExt as _;
use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, PanicHookInfo},
    sync::Once,
};

tokio::task_local! {
    static PLACE: RefCell<Option<String>>;
}

/// The future's output, or the place (`file:line:column`) where it panicked.
pub async fn watched<T>(future: impl Future<Output = T>) -> Result<T, String> {
    install();
    PLACE
        .scope(RefCell::new(None), async {
            let output = AssertUnwindSafe(future).catch_unwind().await;
            output.map_err(|_| PLACE.with(RefCell::take).unwrap_or_else(|| "an unknown place".to_owned()))
        })
        .await
}

fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            let place = info.location().map(ToString::to_string);
            if PLACE.try_with(|kept| *kept.borrow_mut() = place).is_err() {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_becomes_its_place() {
        assert_eq!(watched(async { 5 }).await, Ok(5));
        let place = watched(async { panic!("a person's text") }).await.expect_err("it panicked");
        assert!(place.contains("place.rs:"), "{place}");
        assert!(!place.contains("text"));
    }
}
