//! The listener, the loop over the inbox and the sender, over HTTP against the stand-in for Telegram.
#[path = "support/base.rs"]
mod base;
#[path = "delivery/faults.rs"]
mod faults;
#[path = "delivery/files.rs"]
mod files;
#[path = "delivery/flow.rs"]
mod flow;
#[path = "delivery/processes.rs"]
mod processes;
#[path = "delivery/world.rs"]
mod world;
