//! The stand-in for Telegram over real HTTP: what it accepts, refuses, remembers and shows.
mod chats;
mod forums;
mod misfortune;
mod polling;
mod refusals;
mod teloxide_bot;
mod world;
