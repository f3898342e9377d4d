//! The open transaction of a batch, as handlers get it from dptree.
//!
//! Handlers of an update share one transaction and run one after the other: whoever asks for it while it is in use
//! has made a mistake that waiting would turn into a deadlock, so it is loud at once.
use crate::store::Tx;
use std::sync::Arc;
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard};

/// The transaction in which an update is handled: `let mut tx = tx.open();`, then `&mut tx` for use cases.
#[derive(Clone, Debug)]
pub struct TxHandle(Arc<Mutex<Option<Tx>>>);

impl TxHandle {
    pub fn new(tx: Tx) -> Self {
        Self(Arc::new(Mutex::new(Some(tx))))
    }

    /// The transaction, until the guard is dropped.
    ///
    /// # Panics
    /// When somebody else has it open: a handler that opens it twice, or a task it left behind.
    pub fn open(&self) -> MappedMutexGuard<'_, Tx> {
        self.try_open().expect("the transaction of an update is opened by one at a time, while the update is handled")
    }

    pub(super) fn try_open(&self) -> Option<MappedMutexGuard<'_, Tx>> {
        MutexGuard::try_map(self.0.try_lock().ok()?, Option::as_mut).ok()
    }

    /// Takes the transaction away, from clones that were kept as well; `None` when it is in use.
    pub(super) fn close(&self) -> Option<Tx> {
        self.0.try_lock().ok()?.take()
    }
}
